import type { Locator } from 'playwright-core';
import { CREATE_SUPPORT_REQUEST } from '../../bot/teams/extensionCommands.js';
import { takeWindowImage } from '../browser/images.js';
import type { TeamsPage } from './teamsPage.js';

/** Has room for the whole of it; in a lower one it scrolls. */
const TALL = { width: 1280, height: 1320 };

/** The window of a support request, as a person uses it. */
export class SupportWindow {
  private constructor(private readonly teams: TeamsPage) {}

  /** Opens it from the compose box of the open chat. */
  static async openBesideBox(teams: TeamsPage): Promise<SupportWindow> {
    await teams.conversation.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    return SupportWindow.#open(teams);
  }

  /** Opens it from the menu of the newest message. */
  static async openAtMessage(teams: TeamsPage): Promise<SupportWindow> {
    await teams.conversation.getByRole('button', { name: 'Show more information' }).last().click();
    return SupportWindow.#open(teams);
  }

  static async #open(teams: TeamsPage): Promise<SupportWindow> {
    const { page } = teams;
    await page.getByRole('menuitem', { name: 'Action Command', exact: true }).click();
    const dialog = page.getByRole('dialog');
    // The Playground reads no manifest.
    await dialog.getByPlaceholder('Input command id or leave blanks').fill(CREATE_SUPPORT_REQUEST);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    const window = new SupportWindow(teams);
    await window.#card.waitFor();
    return window;
  }

  get #dialog(): Locator {
    return this.teams.page.getByRole('dialog');
  }

  get #card(): Locator {
    return this.#dialog.locator('.ac-adaptiveCard');
  }

  /** What is to be read in it. */
  text(): Promise<string> {
    return this.#dialog.innerText();
  }

  /** What stands in the input of that label. */
  entry(label: string): Promise<string> {
    return this.#input(label).inputValue();
  }

  /** Writes into inputs by their labels. */
  async write(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.#input(label).fill(value);
  }

  /** Seeks in the input of that label, and picks what is found by that title. */
  async seek(label: string, sought: string, title: string): Promise<void> {
    await this.#input(label).click();
    await this.teams.page.keyboard.type(sought);
    await this.#pickOption(title);
  }

  /** Picks the entry with that title from the list of that label. */
  async choose(label: string, title: string): Promise<void> {
    await this.#input(label).click();
    await this.#pickOption(title);
  }

  /** Presses a button, and waits for a sentence in the window. */
  async press(title: string, sentence: string): Promise<void> {
    await this.#press(title);
    await this.#card.getByText(sentence, { exact: true }).first().waitFor();
  }

  /** Presses the button that ends it, which lays a card into the compose box, and sends that. */
  async share(title: string): Promise<void> {
    await this.#press(title);
    await this.#dialog.waitFor({ state: 'detached' });
    await this.teams.conversation.getByRole('button', { name: 'Send Message' }).last().click();
  }

  /** A picture for the documentation; see `takeWindowImage`. */
  async takeImage(name: string): Promise<void> {
    const { page } = this.teams;
    const before = page.viewportSize();
    await page.setViewportSize(TALL);
    await page.mouse.move(0, 0);
    const box = await this.#dialog.boundingBox();
    if (box) await takeWindowImage(page, name, box);
    if (before) await page.setViewportSize(before);
  }

  #press(title: string): Promise<void> {
    return this.#card.getByRole('button', { name: title, exact: true }).click();
  }

  #pickOption(title: string): Promise<void> {
    return this.teams.page.getByRole('option', { name: title, exact: true }).click();
  }

  /** Of several elements with that label the first is the input. */
  #input(label: string): Locator {
    return this.#card.getByLabel(label, { exact: true }).first();
  }
}
