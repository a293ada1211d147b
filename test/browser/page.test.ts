import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { seriousFaults } from './axe.js';
import { openBrowser } from './browser.js';
import { type Desk, removeDeskData, startDesk } from './desk.js';
import { DeskPage, PHONE } from './deskPage.js';

/** Evaluated in the page. */
const CONVERSATION_ID = 'JSON.parse(localStorage.getItem("desk-session") ?? "{}").conversationId';
const SPOIL_TOKEN = `localStorage.setItem("desk-session",
  JSON.stringify({ ...JSON.parse(localStorage.getItem("desk-session")), token: "of another server" }))`;

describe('portal page in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let desk: Desk;
  let portal: DeskPage;

  before(async () => {
    [browser, desk] = await Promise.all([openBrowser(), startDesk()]);
  });

  after(async () => {
    await browser.close();
    await desk.stop();
    await removeDeskData();
  });

  beforeEach(async () => {
    portal = await DeskPage.open(browser, desk.url);
  });

  afterEach(() => portal.close());

  const button = (name: string) => portal.page.getByRole('button', { name });
  const conversationId = () => portal.page.evaluate<string>(CONVERSATION_ID);

  it('should greet without breaking its own content security policy', async () => {
    assert.match((await portal.replies()).join(), /Welcome/);
    assert.deepEqual(portal.complaints, []);
  });

  it('should have no serious fault, in either theme, wide or on a phone', async () => {
    for (const viewport of [portal.page.viewportSize()!, PHONE]) {
      await portal.page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await portal.page.emulateMedia({ colorScheme });
        assert.deepEqual(await seriousFaults(portal.page), [], `${viewport.width} px, ${colorScheme}`);
      }
    }
  });

  it('should fit a phone without scrolling sideways', async () => {
    await portal.page.setViewportSize(PHONE);
    assert.equal(await portal.page.evaluate('document.documentElement.scrollWidth'), PHONE.width);
  });

  it('should keep the conversation when the page is loaded again', async () => {
    await portal.say('2', 'Which customer');
    const before = await portal.replies();
    const id = await conversationId();
    await portal.page.reload();
    await portal.card('Which customer').waitFor();
    assert.equal((await portal.replies()).length, before.length);
    assert.equal(await conversationId(), id);
    await portal.say('contoso', 'Contoso');
  });

  it('should change the language of page, chat and bot and keep the conversation', async () => {
    const id = await conversationId();
    await button('Français').click();
    await portal.page.getByPlaceholder('Tapez votre message').waitFor();
    assert.equal(await portal.page.locator('html').getAttribute('lang'), 'fr-FR');
    await portal.say('2', 'Quel client');
    assert.equal(await conversationId(), id);
    await portal.page.reload();
    await portal.page.getByRole('heading', { name: 'Ce que vous pouvez faire ici' }).waitFor();
  });

  it('should change the theme without losing what is typed, and remember it', async () => {
    const theme = () => portal.page.locator('html').getAttribute('data-theme');
    await portal.sendBox.fill('half a sentence');
    await button('Use the dark theme').click();
    assert.equal(await theme(), 'dark');
    assert.equal(await portal.sendBox.inputValue(), 'half a sentence');
    await portal.page.reload();
    assert.equal(await theme(), 'dark');
    await button('Use the light theme').click();
    assert.equal(await theme(), 'system', 'the choice of the system needs no memory');
  });

  it('should begin a new conversation only after a yes', async () => {
    const id = await conversationId();
    await button('New conversation').click();
    await button('Keep this one').click();
    assert.equal(await conversationId(), id);
    await button('New conversation').click();
    await button('Start a new conversation').click();
    await portal.page.waitForFunction(holdsAnotherConversation, id);
    await portal.say('2', 'Which customer');
  });

  it('should say so when the earlier conversation cannot be opened, and begin another', async () => {
    await portal.page.evaluate(SPOIL_TOKEN);
    await portal.page.reload();
    await portal.page.getByText('can no longer be opened').waitFor();
    await portal.say('2', 'Which customer');
    await button('Dismiss').click();
    await portal.page.getByText('can no longer be opened').waitFor({ state: 'hidden' });
  });

  it('should say in words that the desk is gone, and go on when it is back', async () => {
    const own = await startDesk();
    await portal.close();
    portal = await DeskPage.open(browser, own.url);
    await portal.say('2', 'Which customer');
    await own.stop('SIGKILL');
    await portal.page.getByText('The connection was lost').waitFor();
    const again = await startDesk({ dataDir: own.dataDir, port: Number(new URL(own.url).port) });
    try {
      await button('Try now').click();
      await portal.page.getByText('Connected', { exact: true }).waitFor();
      await portal.say('contoso', 'Contoso');
    } finally {
      await again.stop();
    }
  });

  it('should be usable with the keyboard: a skip link first, then the tools', async () => {
    const focused = () => portal.page.evaluate('document.activeElement.textContent.trim()');
    await portal.page.reload();
    await portal.page.keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the conversation');
    await portal.page.keyboard.press('Tab');
    assert.match(String(await focused()), /^English/);
  });
});

/** Runs in the page. A function, because the page's policy forbids to evaluate a text again and again. */
function holdsAnotherConversation(id: string): boolean {
  const { localStorage } = globalThis as unknown as {
    localStorage: { getItem(key: string): string | null };
  };
  const session = JSON.parse(localStorage.getItem('desk-session') ?? '{}') as { conversationId?: string };
  return session.conversationId !== undefined && session.conversationId !== id;
}
