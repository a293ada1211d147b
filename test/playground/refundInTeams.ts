import assert from 'node:assert/strict';
import type { TeamsPage } from './teamsPage.js';

/** From the greeting of a personal chat to the quote of a refund for two units of Contoso's, by buttons. */
export async function quoteByButtons(teams: TeamsPage): Promise<void> {
  await teams.press('Request a refund', 'Which customer?');
  await teams.press('Contoso Ltd', 'Which reservation');
  await teams.press('Standard_D4s_v5', 'How many units');
  await teams.fill({ 'Units to return': '2' });
  await teams.press('OK', 'Refund quote');
}

/** From the quote to what is filed, or waits for approval. @returns the number that `receipt` speaks of */
export async function requestByButtons(teams: TeamsPage, receipt: string): Promise<string> {
  await teams.press('Request this refund', 'Step 1 of 4');
  await teams.press('Next', 'Step 2 of 4');
  await teams.press('Next', 'Step 3 of 4');
  await teams.fill({
    'First name': 'Grace',
    'Last name': 'Hopper',
    'E-mail': 'grace@partner.example',
    Phone: '+1 425 555 0123',
    'Time zone': 'America/New York',
  });
  await teams.pick('Phone');
  await teams.press('Next', 'Review and send');
  // The receipt comes before the menu.
  await teams.press('Submit request', 'What would you like to do?');
  const [number] = /(SR|AP)-\d{6}/.exec(String(await teams.card(receipt).textContent())) ?? [];
  assert.ok(number);
  return number;
}
