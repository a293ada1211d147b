import type { Request } from 'restify';

/** Value of a cookie that the page set; `undefined` when absent. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}

/** The language chosen on the page, else the first of `languages` in the browser's own order, else the fallback. */
export function preferredLanguage(request: Request, languages: readonly string[], fallback: string): string {
  const chosen = cookieOf(request, 'desk-language');
  const wanted = [chosen, ...acceptedLanguages(request.headers['accept-language'])];
  return wanted.find((language) => language !== undefined && languages.includes(language)) ?? fallback;
}

function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(/;\s*q=/);
      return { language: tag.split('-', 1)[0]?.toLowerCase() ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
