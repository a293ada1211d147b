import assert from 'node:assert/strict';
import { seriousFaults } from './axe.js';
import type { DeskPage } from './deskPage.js';
import { takeCardImages } from './images.js';

/**
 * Fails when axe finds a serious fault in the newest card, in either theme; takes its pictures when asked to.
 * @param text of the card, where it is not the very last one
 */
export async function inspectCard(desk: DeskPage, name: string, text?: string): Promise<void> {
  const card = desk.card(text);
  for (const colorScheme of ['dark', 'light'] as const) {
    await desk.page.emulateMedia({ colorScheme });
    assert.deepEqual(await seriousFaults(desk.page, card), [], `${name}, ${colorScheme}`);
  }
  await takeCardImages(desk, name, card);
}
