import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { newPortal, PORTAL_ISSUER, type Portal } from '../bot/support/portal.js';
import { openBrowser } from './browser.js';
import { type Desk, removeDeskData, startDesk } from './desk.js';
import { DeskPage } from './deskPage.js';

const ADA = {
  name: 'Ada',
  partnerId: 'demo-partner',
  roles: ['AdminAgent'],
  portal: { issuer: PORTAL_ISSUER, subject: 'ada' },
};

/** A web site that shows in a frame whatever its address asks for behind `?`. */
async function startSite(): Promise<{ server: Server; origin: string }> {
  const server = createServer((asked, answer) => {
    const framed = decodeURIComponent(new URL(asked.url ?? '/', 'http://site').search.slice(1));
    answer.setHeader('content-type', 'text/html');
    answer.end(
      `<!doctype html><title>Portal</title><iframe src="${framed}" width="800" height="700"></iframe>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('the page of a portal that signs in its users', function () {
  this.timeout(90_000);
  let portal: Portal;
  let folder: string;
  let desk: Desk;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof startSite>>;
  let stranger: Awaited<ReturnType<typeof startSite>>;

  before(async () => {
    [portal, folder, site, stranger] = await Promise.all([
      newPortal(),
      mkdtemp(join(tmpdir(), 'desk-portal-')),
      startSite(),
      startSite(),
    ]);
    const [key, users] = [join(folder, 'portal.pem'), join(folder, 'users.json')];
    await Promise.all([writeFile(key, portal.pem), writeFile(users, JSON.stringify([ADA]))]);
    const env = {
      PORTAL_PUBLIC_KEY: key,
      PORTAL_ISSUER,
      USERS_FILE: users,
      ALLOWED_ORIGINS: site.origin,
    };
    [desk, browser] = await Promise.all([startDesk({ env }), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
    for (const { server } of [site, stranger]) server.close();
    await removeDeskData();
    await rm(folder, { recursive: true, force: true });
  });

  const addressFor = async (sub = 'ada') => `${desk.url}#assertion=${await portal.sign(Date.now(), { sub })}`;
  const newPage = async (): Promise<Page> => (await browser.newContext({ locale: 'en-US' })).newPage();
  const notice = (page: Page) => page.locator('#notice');

  it('should greet the user, without asking who it is, and take the assertion out of the address', async () => {
    const page = await DeskPage.open(browser, await addressFor());
    assert.match((await page.replies()).join(), /Welcome/);
    assert.equal(page.page.url(), desk.url);
    assert.equal(await page.page.locator('#demoUser').isVisible(), false);
    await page.say('overview', 'customers');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('should go on with the conversation when the page is loaded again without an assertion', async () => {
    const page = await DeskPage.open(browser, await addressFor());
    await page.say('refund', 'Which customer');
    await page.reopen('Which customer');
    await page.say('contoso', 'Which reservation');
    await page.close();
  });

  it('should let nobody in without an assertion, or with one that was used', async () => {
    const used = await addressFor();
    await (await DeskPage.open(browser, used)).close();
    for (const address of [desk.url, used, `${desk.url}#assertion=forged.forged.forged`]) {
      const page = await newPage();
      await page.goto(address);
      await notice(page).waitFor();
      assert.match(await notice(page).innerText(), /sign in|portal/i, address);
      await page.context().close();
    }
  });

  it('should tell somebody whom the desk does not know to ask for access', async () => {
    const page = await newPage();
    await page.goto(await addressFor('nobody'));
    await page.locator('#status[data-state="online"]').waitFor();
    const box = page.locator('[data-id="webchat-sendbox-input"]');
    await box.fill('refund');
    await box.press('Enter');
    await page
      .getByText(/access/i)
      .first()
      .waitFor();
    assert.equal(await page.locator('.ac-adaptiveCard').count(), 0);
    await page.context().close();
  });

  it('should work in a frame of the portal, and in no frame of another site', async () => {
    const page = await newPage();
    await page.goto(`${site.origin}/?${encodeURIComponent(await addressFor())}`);
    await page.frameLocator('iframe').locator('.ac-adaptiveCard').first().waitFor();
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    await page.goto(`${stranger.origin}/?${encodeURIComponent(await addressFor())}`);
    await refused;
    assert.equal(await page.frameLocator('iframe').locator('.ac-adaptiveCard').count(), 0);
    await page.context().close();
  });
});
