import en from '../../../services/localization/en/portal.json';
import fr from '../../../services/localization/fr/portal.json';

export type PortalTexts = typeof en;

const TEXTS: Readonly<Record<string, PortalTexts>> = { en, fr };

/** Texts of a language by its folder name; English where there is none. */
export function textsOf(language: string): PortalTexts {
  return TEXTS[language] ?? en;
}

/** Writes the texts into every element that names its key: `data-text` for content, `data-label` for `aria-label`. */
export function showTexts(texts: PortalTexts): void {
  document.documentElement.lang = texts.language.locale;
  document.title = texts.product;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = lookUp(texts, element.dataset.text ?? '');
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', lookUp(texts, element.dataset.label ?? ''));
  }
}

function lookUp(texts: PortalTexts, key: string): string {
  let found: unknown = texts;
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === 'string' ? found : key;
}
