import { texts } from 'desk:texts';
import type labels from '../../../services/localization/en/labels.json';
import type portal from '../../../services/localization/en/portal.json';

/** What the page says in one language, with the names of the roles. */
export type PortalTexts = typeof portal & { readonly roles: (typeof labels)['role'] };

/** Tests see to it that every language has the texts of English. */
const TEXTS = texts as Readonly<Record<string, PortalTexts>> & { readonly en: PortalTexts };

/** Texts of a language by its folder name; English where there is none. */
export function textsOf(language: string): PortalTexts {
  return TEXTS[language] ?? TEXTS.en;
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
