import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { DeskPage } from './deskPage.js';

/** The guides are never really visited. */
const GUIDES = 'https://learn.microsoft.com/**';

/** What lands in the clipboard when all of a message, and nothing around it, is marked and copied with the keyboard. */
export async function copiedText({ page }: DeskPage, message: Locator): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await message.evaluate(mark);
  await page.keyboard.press('Control+C');
  return page.evaluate(clipboardText);
}

/** Runs in the page. */
function mark(message: unknown): void {
  (globalThis as unknown as Browser).getSelection().selectAllChildren(message);
}

/** Runs in the page. */
function clipboardText(): Promise<string> {
  return (globalThis as unknown as Browser).navigator.clipboard.readText();
}

interface Browser {
  getSelection(): { selectAllChildren(element: unknown): void };
  readonly navigator: { readonly clipboard: { readText(): Promise<string> } };
}

/** The ID that stands beside its label on the newest card. */
export async function idIn(portal: DeskPage, label: string): Promise<string> {
  const row = portal.card().locator('.ac-columnSet').filter({ hasText: label });
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(await row.last().innerText())?.[0];
  assert.ok(id, label);
  return id;
}

/** The address that a tab of its own is opened with; nothing is fetched from there. */
export async function openedPage({ page }: DeskPage, act: () => Promise<void>): Promise<string> {
  const context = page.context();
  await context.route(GUIDES, (route) => route.fulfill({ body: 'A guide.' }));
  const [opened] = await Promise.all([context.waitForEvent('page'), act()]);
  await opened.waitForURL(GUIDES);
  const address = opened.url();
  await opened.close();
  return address;
}
