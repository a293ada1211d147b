import type { ChatUser } from '../support/chatUser.js';
import { requestsOnDisk, textOnDisk, toReview, userAt } from './deskUser.js';

/** Something that a user read as done, and how to see after a restart that it is. */
export interface Fact {
  readonly what: string;
  holds(dataDir: string, url: string): boolean | Promise<boolean>;
}

let count = 0;

/** Works on until the desk ends. Notes in `facts` what was confirmed. @returns the ids of the conversations it talked in */
export async function workUntilCut(url: string, facts: Fact[]): Promise<string[]> {
  const talks: string[] = [];
  const worker = async (job: (open: Open, facts: Fact[]) => Promise<void>) => {
    for (;;) {
      try {
        await job((userId = 'marie') => {
          const conversation = `work-${count++}`;
          talks.push(conversation);
          return userAt(url, conversation, { userId });
        }, facts);
      } catch (error) {
        if (!isCut(error)) throw error;
        return;
      }
    }
  };
  await Promise.all([fileAndFollow, rename, grantAndRevoke, keepForLater].map(worker));
  return talks;
}

type Open = (userId?: string) => ChatUser;

async function fileAndFollow(open: Open, facts: Fact[]): Promise<void> {
  const user = open();
  await toReview(user, 'en-US', `Work ${count}`);
  await user.press('Submit request');
  const number = user.requestNumber();
  facts.push({ what: `${number} filed`, holds: (dir) => requestOf(dir, number) !== undefined });
  await user.say('my requests');
  await user.say(number);
  const text = `Comment on ${number}`;
  await user.press('Add a comment');
  await user.say(text);
  if (!/on file/.test(JSON.stringify(user.replies))) await user.say('send comment');
  facts.push({
    what: `comment on ${number}`,
    holds: (dir) => requestOf(dir, number)?.comments.filter((one) => one.text === text).length === 1,
  });
  await user.press('Withdraw');
  await user.press('Yes, withdraw it');
  facts.push({
    what: `${number} withdrawn`,
    holds: (dir) => requestOf(dir, number)?.status === 'Withdrawn',
  });
}

async function rename(open: Open, facts: Fact[]): Promise<void> {
  const user = open();
  const name = `Renamed ${count}`;
  const of = { what: 'the name' };
  for (const step of ['configuration', 'contoso', 'standard_e8s_v5', 'rename', name, 'next'])
    await user.say(step);
  // From here on the old name and the new one are both right.
  drop(facts, of.what);
  await user.press('Yes, change it');
  facts.push({ ...of, holds: (dir) => textOnDisk(dir).includes(`"${name}"`) });
}

async function grantAndRevoke(open: Open, facts: Fact[]): Promise<void> {
  const user = open();
  const of = { what: 'the role' };
  const holdsRole = (dir: string) => /priya\.nair@contoso\.com/.test(textOnDisk(dir));
  for (const step of ['access control', 'contoso', 'web front end']) await user.say(step);
  if (!/Priya Nair/.test(JSON.stringify(user.replies))) {
    await user.press('Grant access');
    await user.press('Next', { email: 'priya.nair@contoso.com', role: 'Reader' });
    drop(facts, of.what);
    await user.press('Yes, change it');
    facts.push({ ...of, holds: holdsRole });
  }
  await user.say('revoke priya');
  drop(facts, of.what);
  await user.press('Yes, change it');
  facts.push({ ...of, holds: (dir) => !holdsRole(dir) });
}

async function keepForLater(open: Open, facts: Fact[]): Promise<void> {
  const userId = `keeper-${count}`;
  const user = open(userId);
  await user.say('new support request');
  await user.say('Fabrikam Inc');
  await user.press('Next', { issueType: 'Billing' });
  await user.say('cancel');
  await user.press('Keep for later');
  facts.push({
    what: `draft of ${userId}`,
    holds: async (_dir, url) =>
      /Continue the request for Fabrikam/.test(await userAt(url, `see-${count++}`, { userId }).say('menu')),
  });
}

function requestOf(dataDir: string, number: string) {
  return requestsOnDisk(dataDir).find(({ id }) => id === number);
}

/** A change has been asked for: what was confirmed before may hold or not. */
function drop(facts: Fact[], what: string): void {
  const at = facts.findIndex((fact) => fact.what === what);
  if (at >= 0) facts.splice(at, 1);
}

function isCut(error: unknown): boolean {
  return error instanceof TypeError && /fetch failed|terminated/.test(error.message);
}
