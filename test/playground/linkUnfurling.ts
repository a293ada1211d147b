import type { Locator } from 'playwright-core';
import { takeWindowImage } from '../browser/images.js';
import type { TeamsPage } from './teamsPage.js';

/**
 * A link that unfolds before it is sent. In the Playground a link is not pasted into the compose box, but into a dialog beside
 * it, which asks the desk in the same way.
 */
export class UnfurledLink {
  private constructor(private readonly teams: TeamsPage) {}

  /** Pastes the link and waits until its card has the given text. */
  static async paste(teams: TeamsPage, link: string, text: string): Promise<UnfurledLink> {
    const unfurled = new UnfurledLink(teams);
    await teams.conversation.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await teams.page.getByRole('menuitem', { name: 'Link Unfurling', exact: true }).click();
    await unfurled.#dialog.getByRole('textbox').fill(link);
    await unfurled.#card.filter({ hasText: text }).waitFor();
    return unfurled;
  }

  get #dialog(): Locator {
    return this.teams.page.getByRole('dialog');
  }

  get #card(): Locator {
    return this.#dialog.locator('.ac-adaptiveCard');
  }

  text(): Promise<string> {
    return this.#card.innerText();
  }

  /** Sends the card into the open chat. */
  async send(): Promise<void> {
    await this.#dialog.getByRole('button', { name: 'Send to Conversation' }).click();
    await this.#dialog.waitFor({ state: 'detached' });
  }

  /** A picture for the documentation; see `takeWindowImage`. */
  async takeImage(name: string): Promise<void> {
    await this.teams.page.mouse.move(0, 0);
    const box = await this.#dialog.boundingBox();
    if (box) await takeWindowImage(this.teams.page, name, box);
  }
}
