import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

const TRANSCRIPT = '.webchat__basic-transcript__transcript';
const FROM_BOT = `${TRANSCRIPT} .webchat__stacked-layout:not(.webchat__stacked-layout--from-user)`;

export const WIDE = { width: 1280, height: 860 };
export const PHONE = { width: 390, height: 844 };

/** How long a turn may take on a machine that has other things to do. */
const SLOW_MACHINE_MS = 45_000;

/** The portal page as a person uses it: by what is to be read on it. */
export class DeskPage {
  /** What the page's console said that it should not have, policy violations among it. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** Opens the page in a fresh profile and waits for the bot's greeting. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<DeskPage> {
    const context = await browser.newContext({ viewport: WIDE, locale: 'en-US', ...options });
    context.setDefaultTimeout(SLOW_MACHINE_MS);
    const desk = new DeskPage(await context.newPage());
    await desk.page.goto(url);
    await desk.card().waitFor();
    return desk;
  }

  /** The newest card, or the newest one that has the given text. */
  card(text?: string): Locator {
    const cards = this.page.locator(`${TRANSCRIPT} .ac-adaptiveCard`);
    return (text === undefined ? cards : cards.filter({ hasText: text })).last();
  }

  /** The newest message of the bot, card or text. */
  lastReply(): Locator {
    return this.page.locator(FROM_BOT).last();
  }

  /** All messages of the bot so far, as text. */
  replies(): Promise<string[]> {
    return this.page.locator(FROM_BOT).allInnerTexts();
  }

  /** Types a message, sends it and waits for a new message of the bot that contains `answer`. */
  say(text: string, answer: string): Promise<Locator> {
    return this.answerTo(answer, () => this.send(text));
  }

  /** Presses the newest card button (or row) of that title and waits as `say` does. */
  press(title: string, answer: string): Promise<Locator> {
    return this.answerTo(answer, () => this.button(title).click());
  }

  /** Says what is answered by a message without a card: exactly `answer`. */
  sayForText(text: string, answer: string): Promise<Locator> {
    return this.textAfter(answer, () => this.send(text));
  }

  /** Presses as `press` does, where the answer is a message without a card: exactly `answer`. */
  pressForText(title: string, answer: string): Promise<Locator> {
    return this.textAfter(answer, () => this.button(title).click());
  }

  /** By its title, with or without its number. A row's name is all of its text, which begins with its title. */
  button(title: string): Locator {
    const name = new RegExp(`^(\\d+\\.\\s)?${escapeForRegExp(title)}(\\s|$)`);
    return this.page.locator(TRANSCRIPT).getByRole('button', { name }).last();
  }

  /** Fills inputs of the newest card by their labels. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const list = this.card().getByRole('combobox', { name });
      if (await list.count()) await list.selectOption({ label: value });
      else await this.card().getByRole('textbox', { name }).or(this.number(name)).fill(value);
    }
  }

  /** Picks the radio button with that title in the newest card. */
  async pick(title: string): Promise<void> {
    const name = new RegExp(`${escapeForRegExp(title)}$`);
    await this.card().getByRole('radio', { name }).check();
  }

  get sendBox(): Locator {
    return this.page.locator('[data-id="webchat-sendbox-input"]');
  }

  /** Goes on as another demo user, by the id in the page's list, and waits for that one's conversation. */
  async useAs(demoUser: string): Promise<void> {
    await this.page.locator('#demoUser').selectOption(demoUser);
    await this.connected();
    await this.card().waitFor();
  }

  /** Waits until the page is connected to the conversation that it shows. */
  async connected(): Promise<void> {
    await this.page.locator('#status[data-state="online"]').waitFor();
  }

  /** Loads the page anew, as after a pause, and waits for the whole conversation; its last message has that text. */
  async reopen(text: string): Promise<void> {
    const messages = this.page.locator(FROM_BOT);
    const said = await messages.count();
    await this.page.reload();
    await this.connected();
    // While the conversation comes in, an earlier card with the text is the last one for a moment.
    await messages
      .nth(said - 1)
      .filter({ hasText: text })
      .waitFor();
  }

  /** The amount in the row of the newest card with that text which begins with `label`. */
  async amount(label: string, text?: string): Promise<string> {
    const row = this.card(text)
      .locator('.ac-columnSet')
      .filter({ hasText: new RegExp(`^\\s*${escapeForRegExp(label)}`) });
    const columns = row.last().locator('.ac-container').last();
    return String(await columns.textContent()).trim();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private number(name: string): Locator {
    return this.card().getByRole('spinbutton', { name });
  }

  private async send(text: string): Promise<void> {
    await this.sendBox.fill(text);
    await this.sendBox.press('Enter');
  }

  private async textAfter(answer: string, act: () => Promise<void>): Promise<Locator> {
    const messages = this.page.locator(FROM_BOT).getByText(answer, { exact: true });
    const before = await messages.count();
    await act();
    const found = messages.nth(before);
    await found.waitFor();
    return found;
  }

  private async answerTo(answer: string, act: () => Promise<void>): Promise<Locator> {
    const matches = this.page.locator(FROM_BOT).filter({ hasText: answer });
    const before = await matches.count();
    await act();
    const found = matches.nth(before);
    await found.waitFor();
    // The bot's last word is a card: what it says before it does not end its turn.
    await this.lastReply().locator('.ac-adaptiveCard').waitFor();
    return found;
  }
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
