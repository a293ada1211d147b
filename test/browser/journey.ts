import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { seriousFaults } from './axe.js';
import { openBrowser } from './browser.js';
import { type Desk, type DeskOptions, removeDeskData, startDesk } from './desk.js';
import { DeskPage } from './deskPage.js';

/** A person in France. */
export const IN_FRENCH: BrowserContextOptions = { locale: 'fr-FR', timezoneId: 'Europe/Paris' };

/** A desk, and a browser to use it with. */
export interface BrowsedDesk {
  readonly browser: Browser;
  readonly desk: Desk;
}

/** What people do at a desk, page by page. */
export interface Journey {
  readonly desk: Desk;
  /** Opens the page for somebody who is new to it, in English unless told otherwise. */
  open(person?: BrowserContextOptions): Promise<DeskPage>;
}

/** Starts a desk and a browser for the suite that it is called in; both are gone after it. */
export function useBrowsedDesk(options: DeskOptions = {}): BrowsedDesk {
  let browser: Browser | undefined;
  let desk: Desk | undefined;
  before(async () => {
    [browser, desk] = await Promise.all([openBrowser(), startDesk(options)]);
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
    await removeDeskData();
  });
  return {
    get browser() {
      return browser!;
    },
    get desk() {
      return desk!;
    },
  };
}

/** As `useBrowsedDesk`; every page that a test opens must end without complaints or faults, and is closed after it. */
export function useJourney(options: DeskOptions = {}): Journey {
  const browsed = useBrowsedDesk(options);
  const opened: DeskPage[] = [];
  afterEach(async () => {
    for (const portal of opened.splice(0)) {
      assert.deepEqual(await seriousFaults(portal.page), []);
      assert.deepEqual(portal.complaints, []);
      await portal.close();
    }
  });
  return {
    get desk() {
      return browsed.desk;
    },
    async open(person) {
      const portal = await DeskPage.open(browsed.browser, browsed.desk.url, person);
      opened.push(portal);
      return portal;
    },
  };
}
