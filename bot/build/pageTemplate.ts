import { escapeHtml } from '../escapeHtml.js';

/** Texts of one language for the page, nested by area. */
export interface PageTexts {
  readonly [key: string]: string | PageTexts;
}

/**
 * Fills what is known when the page is built: `{{text key}}`, `{{asset name}}` and `{{languages}}`. What differs from
 * one response to the next (`{{theme}}`, `{{nonce}}`) or what only the running desk knows (`{{demoUsers}}`,
 * `{{anonymous}}`) stays for the server.
 * @throws Error that names a placeholder without a value, so that the build stops.
 */
export function fillPage(
  template: string,
  language: string,
  texts: ReadonlyMap<string, PageTexts>,
  assets: Readonly<Record<string, string>>,
): string {
  return template
    .replaceAll(/<!-- .*? -->\n?/g, '')
    .replaceAll(/\{\{text ([\w.]+)\}\}/g, (_, key: string) => escapeHtml(lookUp(texts.get(language), key)))
    .replaceAll(/\{\{asset ([\w.]+)\}\}/g, (_, name: string) => `/assets/${required(assets[name], name)}`)
    .replaceAll('{{languages}}', () => languageOptions(language, texts));
}

function languageOptions(current: string, texts: ReadonlyMap<string, PageTexts>): string {
  const options = [...texts].map(([language, own]) => {
    const name = escapeHtml(lookUp(own, 'language.name'));
    const selected = language === current ? ' selected' : '';
    return `<option value="${language}" lang="${language}"${selected}>${name}</option>`;
  });
  return options.join('');
}

function lookUp(texts: PageTexts | undefined, key: string): string {
  let found: string | PageTexts | undefined = texts;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return required(typeof found === 'string' ? found : undefined, key);
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`The portal page names ${name}, which does not exist.`);
  return value;
}
