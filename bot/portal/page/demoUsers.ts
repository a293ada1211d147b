import type { PortalTexts } from './texts.js';

const STORAGE_KEY = 'desk-demo-user';

/** The list of people whom the page can be used as while it has no sign-in; hidden where there is one at most. */
export class DemoUsers {
  constructor(
    private readonly list: HTMLSelectElement,
    private readonly initials: HTMLElement,
    texts: PortalTexts,
  ) {
    const kept = remembered();
    if ([...list.options].some(({ value }) => value === kept)) list.value = kept ?? '';
    list.hidden = list.options.length < 2;
    this.setTexts(texts);
  }

  /** Id of the person; undefined where there is nobody to choose. */
  get chosen(): string | undefined {
    return this.list.value === '' ? undefined : this.list.value;
  }

  onChoice(use: (id: string | undefined) => void): void {
    this.list.addEventListener('change', () => {
      remember(this.list.value);
      this.showInitials();
      use(this.chosen);
    });
  }

  /** Names with their roles, in the language of the page. */
  setTexts({ roles }: PortalTexts): void {
    for (const option of this.list.options) {
      const { name = '', roles: codes = '' } = option.dataset;
      const names = codes
        .split(' ')
        .map((code) => (roles as Record<string, string | undefined>)[code] ?? code);
      option.textContent = `${name} · ${names.join(', ')}`;
    }
    this.showInitials();
  }

  private showInitials(): void {
    const name = this.list.selectedOptions[0]?.dataset.name;
    if (name === undefined) return;
    this.initials.textContent = name
      .split(/\s+/)
      .map((part) => part.slice(0, 1))
      .join('');
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    // Storage is switched off: the first person is used.
    return null;
  }
}

function remember(id: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, id);
  } catch {
    // As above.
  }
}
