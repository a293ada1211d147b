import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { PHONE, WIDE } from './deskPage.js';

const FOLDER = fileURLToPath(new URL('../../docs/images', import.meta.url));

/**
 * Takes the page as it stands in both themes, wide and on a phone, as `<name>-<theme>-<size>.png`. Does nothing
 * unless `UPDATE_IMAGES` is set, so that a test run leaves the pictures of the README alone.
 */
export async function takeImages(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_IMAGES === undefined) return;
  await mkdir(FOLDER, { recursive: true });
  for (const [size, viewport] of Object.entries({ wide: WIDE, 390: PHONE })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator('.ac-adaptiveCard').last().scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}-${size}.png`) });
    }
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: null });
}
