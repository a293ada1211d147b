/** Texts of one language for the page, nested by area. */
export interface PageTexts {
  readonly [key: string]: string | PageTexts;
}

/**
 * Fills what is known when the page is built: `{{text key}}`, `{{asset name}}` and `{{languages}}`. What differs from
 * one response to the next (`{{theme}}`, `{{nonce}}`) stays for the server.
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
    .replaceAll('{{languages}}', () => languageButtons(language, texts));
}

function languageButtons(current: string, texts: ReadonlyMap<string, PageTexts>): string {
  const buttons = [...texts].map(([language, own]) => {
    const name = escapeHtml(lookUp(own, 'language.name'));
    const short = escapeHtml(lookUp(own, 'language.short'));
    const pressed = language === current;
    return `<button type="button" lang="${language}" data-language="${language}" aria-pressed="${pressed}"><span class="long">${name}</span><span class="short">${short}</span></button>`;
  });
  return buttons.join('');
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

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
