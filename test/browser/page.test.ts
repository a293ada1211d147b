import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seriousFaults } from './axe.js';
import { startDesk } from './desk.js';
import { DeskPage, PHONE } from './deskPage.js';
import { useBrowsedDesk } from './journey.js';

const LANGUAGES = fileURLToPath(new URL('../../services/localization/', import.meta.url));

/** Evaluated in the page. */
const SPOIL_TOKEN = `localStorage.setItem("desk-session.alex",
  JSON.stringify({ ...JSON.parse(localStorage.getItem("desk-session.alex")), token: "of another server" }))`;

describe('portal page in a browser', function () {
  this.timeout(60_000);
  const browsed = useBrowsedDesk();
  let portal: DeskPage;

  beforeEach(async () => {
    portal = await DeskPage.open(browsed.browser, browsed.desk.url);
  });

  afterEach(() => portal.close());

  const button = (name: string) => portal.page.getByRole('button', { name });
  const list = (name: string) => portal.page.getByRole('combobox', { name });
  const conversationId = (user = 'alex') => portal.page.evaluate(conversationOf, user);

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
    for (const language of namesOfLanguages()) {
      await portal.page.locator('#language').selectOption({ label: language });
      assert.ok(await portal.page.locator('.brand').evaluate(isWhole), `header in ${language}`);
    }
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
    await list('Language').selectOption({ label: 'Français' });
    await portal.page.getByPlaceholder('Tapez votre message').waitFor();
    assert.equal(await portal.page.locator('html').getAttribute('lang'), 'fr-FR');
    await portal.say('2', 'Quel client');
    assert.equal(await conversationId(), id);
    await portal.page.reload();
    await portal.page.getByRole('heading', { name: 'Ce que vous pouvez faire ici' }).waitFor();
  });

  it('should offer every language by its own name', async () => {
    const names = await list('Language').locator('option').allInnerTexts();
    assert.deepEqual(names, namesOfLanguages());
    await list('Language').selectOption({ label: '日本語' });
    assert.equal(await portal.page.locator('html').getAttribute('lang'), 'ja-JP');
    await portal.say('2', 'どの');
  });

  it('should give each demo user a conversation of their own', async () => {
    await portal.say('2', 'Which customer');
    const id = await conversationId();
    await list('Signed in as').selectOption({ label: 'Sam Rivera · Sales agent' });
    await portal.connected();
    await portal.card('Welcome').waitFor();
    assert.doesNotMatch((await portal.replies()).join(), /Which customer/);
    assert.notEqual(await conversationId('sam'), id);
    await portal.useAs('alex');
    await portal.card('Which customer').waitFor();
    assert.equal(await conversationId(), id);
    await portal.say('contoso', 'Which reservation');
  });

  it('should keep the demo user when the page is loaded again', async () => {
    await portal.useAs('hana');
    const id = await conversationId('hana');
    await portal.page.reload();
    await portal.connected();
    assert.equal(await list('Signed in as').inputValue(), 'hana');
    assert.equal(await portal.page.locator('#initials').innerText(), 'HS');
    assert.equal(await conversationId('hana'), id);
    await portal.say('2', 'Which customer');
  });

  it('should name the roles of the demo users in the language of the page', async () => {
    const names = () => portal.page.locator('#demoUser option').allInnerTexts();
    assert.ok((await names()).includes('Kim Larsen · Admin agent, Helpdesk agent'));
    await list('Language').selectOption({ label: 'Français' });
    assert.ok((await names()).includes('Kim Larsen · Agent d’administration, Agent du support technique'));
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
    await portal.connected();
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
    portal = await DeskPage.open(browsed.browser, own.url);
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
    await portal.page.reload();
    const skipLink = portal.page.getByRole('link', { name: 'Skip to the conversation' });
    for (const tool of [skipLink, list('Language'), button('Use the dark theme'), list('Signed in as')]) {
      await portal.page.keyboard.press('Tab');
      assert.ok(await tool.evaluate(hasFocus), String(tool));
    }
  });
});

/** In the order of their folders. */
function namesOfLanguages(): string[] {
  return readdirSync(LANGUAGES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => JSON.parse(readFileSync(join(LANGUAGES, name, 'portal.json'), 'utf8')).language.name);
}

/** Runs in the page. A function, because the page's policy forbids to evaluate a text again and again. */
function holdsAnotherConversation(id: string | undefined): boolean {
  const { localStorage } = globalThis as unknown as WithStorage;
  const session = JSON.parse(localStorage.getItem('desk-session.alex') ?? '{}') as StoredSession;
  return session.conversationId !== undefined && session.conversationId !== id;
}

/** Runs in the page. */
function conversationOf(demoUser: string): string | undefined {
  const { localStorage } = globalThis as unknown as WithStorage;
  return (JSON.parse(localStorage.getItem(`desk-session.${demoUser}`) ?? '{}') as StoredSession)
    .conversationId;
}

/** Runs in the page. */
function hasFocus(element: unknown): boolean {
  return (
    (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement === element
  );
}

/** Runs in the page: nothing of the element lies over what is beside it. */
function isWhole(element: unknown): boolean {
  const { scrollWidth, clientWidth } = element as { scrollWidth: number; clientWidth: number };
  return scrollWidth <= clientWidth;
}

interface WithStorage {
  readonly localStorage: { getItem(key: string): string | null };
}

interface StoredSession {
  readonly conversationId?: string;
}
