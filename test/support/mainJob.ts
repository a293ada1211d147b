import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SupportRequest } from '../../services/model.js';
import type { ChatUser } from './chatUser.js';

/** The main job by pressing only, in English: from the welcome to a filed refund request. @returns its number */
export async function refundByPressing(user: ChatUser): Promise<string> {
  await user.press('Request a refund');
  await user.press('Contoso Ltd');
  await user.press('Standard_D4s_v5');
  await user.press('Only 1');
  await user.press('Request this refund');
  await user.press('Next', { issueType: 'Billing' });
  await user.press('Next', { description: 'The customer no longer needs this machine.' });
  await user.press('Next', {
    firstName: 'Grace',
    lastName: 'Hopper',
    email: 'grace@partner.example',
    phone: '+1 425 555 0123',
    method: 'Phone',
    country: 'US',
    language: 'en',
    timeZone: 'America/New_York',
  });
  await user.press('Submit request');
  return user.requestNumber();
}

/** The main job by typing only, in French. @returns the request's number */
export async function refundByTyping(user: ChatUser): Promise<string> {
  await user.say('rembourser');
  await user.say('fabrikam');
  await user.say('1');
  await user.say('une');
  await user.say('1');
  await user.say('suivant');
  await user.say('suivant');
  for (const words of ['Marie', 'Curie', 'marie@partenaire.example', 'passer', 'suivant'])
    await user.say(words);
  await user.say('envoyer la demande');
  return user.requestNumber();
}

/** The request as it lies on disk; fails unless it is there exactly once. */
export function requestOnDisk(dataDir: string, number: string): SupportRequest {
  const folder = join(dataDir, 'desk', 'customers');
  const found = readdirSync(folder)
    .flatMap(
      (file) =>
        (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { requests: SupportRequest[] }).requests,
    )
    .filter(({ id }) => id === number);
  assert.equal(found.length, 1, `${number} is on disk ${found.length} times`);
  return found[0]!;
}
