import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/browser.js';
import { removeDeskData, startDesk } from '../browser/desk.js';
import { type Playground, startPlayground } from './playground.js';
import { TeamsPage } from './teamsPage.js';
import { TEAMS_PEOPLE } from './teamsPeople.js';

/** A desk that people in Teams talk to. */
export interface BehindTeams {
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<unknown>;
}

/** What people do in Teams, each in a client of their own. */
export interface TeamsJourney {
  readonly desk: BehindTeams;
  /**
   * Opens a client for somebody. Those whom a test opens share their group chat and team, in which nothing was said before:
   * the desk tells them apart and sees one team. What the bot sends goes to the client whose activity it has the address
   * from; another's does not show it.
   * @param personId of `TEAMS_PEOPLE`
   */
  open(personId: string): Promise<TeamsPage>;
}

/**
 * Starts a desk and a browser for the suite that it is called in. Every client that a test opens must end without complaints,
 * and is gone after it.
 */
export function useTeams(start: () => Promise<BehindTeams> = startDesk): TeamsJourney {
  let browser: Browser | undefined;
  let desk: BehindTeams | undefined;
  let run: string;
  const playgrounds: Playground[] = [];
  const pages: TeamsPage[] = [];
  before(async () => {
    desk = await start();
    browser = await openBrowser();
  });
  beforeEach(() => {
    run = randomUUID();
  });
  afterEach(async () => {
    const closed = pages.splice(0);
    await Promise.all(closed.map((page) => page.close()));
    await Promise.all(playgrounds.splice(0).map((playground) => playground.stop()));
    for (const page of closed) assert.deepEqual(page.complaints, []);
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
    await removeDeskData();
  });
  return {
    get desk() {
      return desk!;
    },
    async open(personId) {
      const person = TEAMS_PEOPLE.find(({ id }) => id === personId);
      assert.ok(person, `nobody is called ${personId}`);
      const botUrl = desk!.url.replace(/\/$/, '');
      const playground = await startPlayground({ botUrl, person, run });
      playgrounds.push(playground);
      const page = await TeamsPage.open(browser!, playground.url);
      pages.push(page);
      return page;
    },
  };
}
