export type Theme = 'light' | 'dark';

const ONE_YEAR_S = 365 * 24 * 60 * 60;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Cookies rather than local storage: the server lays out the first page in the right language and theme. */
function remember(name: string, value: string | undefined): void {
  const lifetime = value === undefined ? 'max-age=0' : `max-age=${ONE_YEAR_S}`;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox
  document.cookie = `${name}=${value ?? ''}; path=/; samesite=lax; ${lifetime}`;
}

export function rememberLanguage(language: string): void {
  remember('desk-language', language);
}

/** The theme on screen now, chosen here or by the system. */
export function shownTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemIsDark.matches ? 'dark' : 'light';
}

/** Switches light and dark; choosing what the system has means following the system again. */
export function switchTheme(): void {
  const next = shownTheme() === 'dark' ? 'light' : 'dark';
  const followsSystem = (next === 'dark') === systemIsDark.matches;
  document.documentElement.dataset.theme = followsSystem ? 'system' : next;
  remember('desk-theme', followsSystem ? undefined : next);
}

/** Calls back now and whenever the system's theme changes. */
export function onSystemTheme(changed: () => void): void {
  systemIsDark.addEventListener('change', changed);
  changed();
}
