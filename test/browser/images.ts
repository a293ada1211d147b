import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { type DeskPage, PHONE, WIDE } from './deskPage.js';
import { smallPng } from './smallPng.js';

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

const FOLDER = fileURLToPath(new URL('../../docs/images', import.meta.url));
const SIZES = { wide: WIDE, 390: PHONE };
const THEMES = ['light', 'dark'] as const;

/** What of the page stands above and below the conversation, with room to spare. */
const AROUND_CONVERSATION_PX = 320;
const MARGIN_PX = 6;
const PAGE_HEIGHT_PX = 1000;

/**
 * Takes a card in both themes, wide and on a phone, as `<name>-<theme>-<size>.png`. Does nothing unless `UPDATE_IMAGES`
 * is set, so that a test run leaves the pictures of the documentation alone.
 */
export async function takeCardImages({ page }: DeskPage, name: string, card: Locator): Promise<void> {
  const bubble = card.locator('xpath=ancestor::*[contains(@class, "webchat__bubble__content")]');
  await inEveryVariant(page, name, async (viewport) => {
    const { height } = await boxOf(bubble);
    await page.setViewportSize({ ...viewport, height: Math.ceil(height) + AROUND_CONVERSATION_PX });
    return whenSettled(bubble, ({ x, y, ...size }) => {
      const clip = {
        x: Math.max(0, x - MARGIN_PX),
        y: y - MARGIN_PX,
        width: size.width + 2 * MARGIN_PX,
        height: size.height + 2 * MARGIN_PX,
      };
      return page.screenshot({ clip });
    });
  });
}

/** Takes the whole page, with its newest card, as `takeCardImages` does. */
export async function takePageImages(desk: DeskPage, name: string): Promise<void> {
  await inEveryVariant(desk.page, name, async (viewport) => {
    await desk.page.setViewportSize({ ...viewport, height: PAGE_HEIGHT_PX });
    return whenSettled(desk.card(), () => desk.page.screenshot());
  });
}

/** Takes what of the page the box shows, as `<name>.png`, where `takeCardImages` would take a card. */
export async function takeWindowImage(page: Page, name: string, box: Box): Promise<void> {
  if (process.env.UPDATE_IMAGES === undefined) return;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${name}.png`), smallPng(await page.screenshot({ clip: box })));
}

async function inEveryVariant(
  page: Page,
  name: string,
  take: (viewport: typeof WIDE) => Promise<Buffer>,
): Promise<void> {
  if (process.env.UPDATE_IMAGES === undefined) return;
  await mkdir(FOLDER, { recursive: true });
  // Nothing is drawn as if the pointer or the focus were on it.
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const path = join(FOLDER, `${name}-${colorScheme}-${size}.png`);
      await writeFile(path, smallPng(await take(viewport)));
    }
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: null });
}

/** The conversation scrolls by itself some time after its size changed: a picture taken meanwhile is taken again. */
async function whenSettled(element: Locator, take: (box: Box) => Promise<Buffer>): Promise<Buffer> {
  for (;;) {
    await element.scrollIntoViewIfNeeded();
    const before = await boxOf(element);
    const picture = await take(before);
    if (isDeepStrictEqual(await boxOf(element), before)) return picture;
  }
}

async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  assert.ok(box, 'nothing to take a picture of');
  return box;
}
