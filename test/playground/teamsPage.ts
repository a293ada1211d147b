import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { takeWindowImage } from '../browser/images.js';
import { ClientLog, type LoggedActivity } from './clientLog.js';
import { BOT_NAME, GROUP_CHAT, TEAM, type TeamsChannel } from './playgroundConfig.js';

/** How long a turn may take on a machine that has other things to do. */
const SLOW_MACHINE_MS = 60_000;
const WINDOW = { width: 1280, height: 1120 };

/** The page beside its list of chats and its log, which repeat what is said: the outermost element with a box to write in. */
const CONVERSATION =
  'xpath=(//div[.//*[@data-lexical-editor] and not(.//*[@role="region"]) and not(.//*[@title="Clear logs"])])[1]';
const CARD = '.ac-adaptiveCard';
const BOX = '[data-lexical-editor]';
/** Opens the list of whom one can mention. */
const MENTION = '@';
/** Fonts and pictures that the Playground fetches from Microsoft's servers. */
const FROM_OUTSIDE = /^https?:\/\/(?!localhost[:/])/;

/** A Teams client as a person uses it: by what is to be read in it. */
export class TeamsPage {
  /** Faults of the page itself. */
  readonly faults: string[] = [];
  readonly log: ClientLog;

  private constructor(readonly page: Page) {
    this.log = new ClientLog(page);
    page.on('pageerror', (error) => this.faults.push(error.message));
  }

  /** Opens the client of a Playground at its personal chat, which installs the bot there, and waits for a card. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<TeamsPage> {
    const context = await browser.newContext({ viewport: WINDOW, ...options });
    context.setDefaultTimeout(SLOW_MACHINE_MS);
    await context.route(FROM_OUTSIDE, (route) => route.abort());
    const teams = new TeamsPage(await context.newPage());
    await teams.page.goto(url);
    await teams.card().waitFor();
    return teams;
  }

  /** All that went wrong: in the page, and between it and the desk. */
  get complaints(): readonly string[] {
    return [...this.faults, ...this.log.refusals];
  }

  /** The first visit of a chat or channel installs the bot there. */
  openPersonalChat(): Promise<void> {
    return this.#open('Personal Chat');
  }

  openGroupChat(): Promise<void> {
    return this.#open(GROUP_CHAT);
  }

  openChannel(channel: TeamsChannel): Promise<void> {
    return this.#open(`${TEAM} - ${channel}`);
  }

  /** Installs the bot once more in a conversation of that id, as an update of the app does; waits for its answers. */
  async installAgain(conversationId: string): Promise<void> {
    const isInstallation = (activity: LoggedActivity) =>
      activity.conversationId === conversationId && /^(installation|conversation)Update$/.test(activity.name);
    const before = this.log.activities.filter(isInstallation).length;
    const path = `/_debug/conversation/${conversationId}/installation`;
    await this.page.request.post(new URL(path, this.page.url()).href, { data: {} });
    await this.log.find(isInstallation, before + 2);
  }

  /** The conversation that is open. */
  get conversation(): Locator {
    return this.page.locator(CONVERSATION);
  }

  /** The newest card of the open chat, or the newest one that has the given text. */
  card(text?: string): Locator {
    return this.#cards(text).last();
  }

  /** The newest message with exactly that text, or one like it. */
  message(text: string | RegExp): Locator {
    return this.conversation.getByText(text, { exact: true }).last();
  }

  /** The newest thread of the open channel which has the given text. */
  thread(text: string): Locator {
    return this.conversation
      .getByRole('group')
      .filter({ hasNot: this.#postButton })
      .filter({ hasText: text })
      .first();
  }

  /** Writes into the open chat and waits until its newest card is a new one with `answer`. */
  say(text: string, answer: string): Promise<Locator> {
    return this.#answerTo(answer, () => this.#send([text]));
  }

  /** Writes what the bot does not hear into the open group chat, and waits until it stands there. */
  async sayToOthers(text: string): Promise<void> {
    await this.#send([text]);
    await this.message(text).waitFor();
  }

  /** Says what is answered by a message without a card: exactly `answer`. */
  sayForText(text: string, answer: string): Promise<Locator> {
    return this.#sendForText([text], answer);
  }

  /** As `sayForText`, where the bot hears only what mentions it. */
  mentionForText(text: string, answer: string): Promise<Locator> {
    return this.#sendForText([MENTION, ` ${text}`], answer);
  }

  /** Writes to the bot in the open group chat, where it hears only what mentions it; waits as `say` does. */
  mention(text: string, answer: string): Promise<Locator> {
    return this.#answerTo(answer, () => this.#send([MENTION, ` ${text}`]));
  }

  /** Begins a thread in the open channel that mentions the bot. @returns it, once it has a card with `answer` */
  async post(text: string, answer: string): Promise<Locator> {
    const thread = await this.#begin(text);
    await thread.locator(CARD).last().filter({ hasText: answer }).waitFor();
    return thread;
  }

  /** Begins a thread as `post` does, which is answered by a message without a card: exactly `answer`. */
  async postForText(text: string, answer: string): Promise<Locator> {
    const thread = await this.#begin(text);
    await thread.getByText(answer, { exact: true }).waitFor();
    return thread;
  }

  /** Answers in a thread with a mention of the bot; waits as `say` does. */
  reply(thread: Locator, text: string, answer: string): Promise<Locator> {
    return this.#answerTo(answer, () => this.#send([MENTION, ` ${text}`], thread), thread);
  }

  /** Presses the newest card button (or row) of that title, with or without its number; waits as `say` does. */
  press(title: string, answer: string, within: Locator = this.conversation): Promise<Locator> {
    return this.#answerTo(answer, () => this.button(title, within).click(), within);
  }

  /** Presses a button whose card changes in its place, and waits until it has `change`. */
  async pressInPlace(card: Locator, title: string, change: string): Promise<void> {
    await card.getByRole('button', { name: title, exact: true }).click();
    await card.filter({ hasText: change }).waitFor();
  }

  /** The newest button of that title. A row's name is all of its text, which begins with its title. */
  button(title: string, within: Locator = this.conversation): Locator {
    const name = new RegExp(`^(\\d+\\.\\s)?${escapeForRegExp(title)}(\\s|$)`);
    return within.locator(CARD).getByRole('button', { name }).last();
  }

  /** Fills inputs of the newest card by their labels; of a list, picks the entry with that title. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const field = this.card().getByLabel(label).first();
      if ((await field.getAttribute('role')) !== 'combobox') await field.fill(value);
      else {
        await field.click();
        await this.page.getByRole('option', { name: value, exact: true }).click();
      }
    }
  }

  /** Picks the radio button with that title in the newest card. */
  async pick(title: string): Promise<void> {
    await this.card()
      .getByRole('radio', { name: new RegExp(`${escapeForRegExp(title)}$`) })
      .check();
  }

  /** A picture for the documentation, without the log; see `takeWindowImage`. */
  async takeImage(name: string): Promise<void> {
    const box = await this.conversation.boundingBox();
    if (!box) return;
    // Nothing is drawn as if the pointer were on it.
    await this.page.mouse.move(0, 0);
    await takeWindowImage(this.page, name, { x: 0, y: 0, width: box.x + box.width, height: WINDOW.height });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  get #postButton(): Locator {
    return this.page.getByRole('button', { name: 'Post', exact: true });
  }

  #cards(text?: string, within: Locator = this.conversation): Locator {
    const cards = within.locator(CARD);
    return text === undefined ? cards : cards.filter({ hasText: text });
  }

  async #open(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name, exact: true }).click();
    await this.conversation.locator(BOX).first().waitFor();
  }

  async #sendForText(parts: readonly string[], answer: string): Promise<Locator> {
    const said = this.conversation.getByText(answer, { exact: true });
    const before = await said.count();
    await this.#send(parts);
    await said.nth(before).waitFor();
    return said.nth(before);
  }

  async #begin(text: string): Promise<Locator> {
    await this.#write(this.conversation.locator(BOX).first(), [MENTION, ` ${text}`]);
    await this.#postButton.click();
    return this.thread(text);
  }

  /** Writes into the box of a chat or thread, and sends it. */
  async #send(parts: readonly string[], within = this.conversation): Promise<void> {
    await this.#write(within.locator(BOX).last(), parts);
    await within.getByRole('button', { name: 'Send Message' }).last().click();
  }

  async #write(box: Locator, parts: readonly string[]): Promise<void> {
    await box.click();
    for (const part of parts) {
      await this.page.keyboard.type(part);
      if (part === MENTION) await this.page.getByRole('menuitem', { name: BOT_NAME }).click();
    }
  }

  async #answerTo(answer: string, act: () => Promise<void>, within = this.conversation): Promise<Locator> {
    const before = await this.#cards(undefined, within).count();
    await act();
    await this.#cards(undefined, within).nth(before).waitFor();
    const newest = this.#cards(undefined, within).last();
    await newest.filter({ hasText: answer }).waitFor();
    return newest;
  }
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
