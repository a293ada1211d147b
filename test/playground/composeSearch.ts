import type { TeamsPage } from './teamsPage.js';

export interface Search {
  /** A search of the message extension, as the app's manifest names it. */
  readonly command: string;
  readonly parameter: string;
  readonly sought: string;
}

/** Searches beside the box of the open chat, and picks the only find that has the given text. */
export async function shareFind(
  { page, conversation }: TeamsPage,
  search: Search,
  find: string,
): Promise<void> {
  await conversation.locator('button[aria-haspopup=menu]').last().click();
  await page.getByRole('menuitem', { name: 'Search Command', exact: true }).click();
  // The Playground reads no manifest.
  await page.getByText('Specify Command ID or Parameter').click();
  await page.getByPlaceholder('Command ID').fill(search.command);
  await page.getByPlaceholder('Parameter name').fill(search.parameter);
  const box = page.getByPlaceholder('Enter a search term');
  await box.fill(search.sought);
  await box.press('Enter');
  await page.getByText(find).click();
}
