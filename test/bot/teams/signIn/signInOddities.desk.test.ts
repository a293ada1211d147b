import assert from 'node:assert/strict';
import { StillClock } from '../../../dialogs/deskFakes.js';
import { languages } from '../../../support/languages.js';
import { ANA, BO, openSignInDesk, type SignInDesk } from './signInDesk.js';

const CARD = /application\/vnd\.microsoft\.card\.oauth/;
const MENU = /Look up a reservation/;
const IN = /You are signed in\./;

describe('odd ways through the sign-in', () => {
  let desk: SignInDesk;
  const clock = new StillClock(new Date().toISOString());
  beforeEach(async () => {
    clock.moveTo(new Date().toISOString());
    desk = await openSignInDesk(clock);
  });
  afterEach(() => desk.close());

  const later = (minutes: number) =>
    clock.moveTo(new Date(clock.now().getTime() + minutes * 60_000).toISOString());

  it('should exchange anew for a user who has signed out meanwhile', async () => {
    await desk.exchange('sso-ana', 'ex-1');
    await desk.say('sign out');
    await desk.say('menu');
    later(2);
    assert.match((await desk.exchange('sso-ana', 'ex-1')).said, MENU);
    assert.match((await desk.say('menu')).said, MENU);
  });

  it('should say nothing twice when two clients bring exchanges of their own', async () => {
    await desk.say('menu');
    const [first, second] = await Promise.all([
      desk.exchange('sso-ana', 'ex-a'),
      desk.exchange('sso-ana', 'ex-b'),
    ]);
    assert.deepEqual([first.status, second.status], [200, 200]);
    const third = await desk.exchange('sso-ana', 'ex-c');
    assert.deepEqual([third.status, third.said], [200, '[]']);
  });

  it('should keep what was asked when the question is answered with “sign in”', async () => {
    await desk.say('menu');
    assert.match((await desk.say('sign in')).said, CARD);
    assert.match((await desk.exchange('sso-ana')).said, MENU);
  });

  it('should not go on with what was asked long ago', async () => {
    await desk.say('menu');
    later(61);
    const { said } = await desk.exchange('sso-ana');
    assert.doesNotMatch(said, MENU);
    assert.match((await desk.say('menu')).said, MENU);
  });

  it('should take the code as a message, where a client cannot give it, and go on', async () => {
    await desk.say('menu');
    desk.services.state.codeToken = 'graph-ana';
    const wrong = await desk.say('654321');
    assert.match(wrong.said, /was not finished/);
    assert.doesNotMatch(wrong.said, CARD);
    const { said } = await desk.say(' 123456 ');
    assert.match(said, MENU);
    assert.doesNotMatch(said, CARD);
  });

  it('should take no code of another account as a message', async () => {
    await desk.say('menu');
    desk.services.state.codeToken = 'graph-bo';
    const { said } = await desk.say('123456');
    assert.match(said, /belongs to another account/);
    assert.equal(desk.services.state.held.size, 0);
    assert.match((await desk.say('menu')).said, CARD);
  });

  it('should lose nothing of a task under way when the token ends in its midst', async () => {
    await desk.exchange('sso-ana');
    await desk.say('refund');
    const asked = await desk.say('contoso');
    desk.services.state.held.clear();
    later(90);
    assert.match((await desk.say('help')).said, CARD);
    const { said } = await desk.exchange('sso-ana', 'ex-2');
    assert.match(said, /refund/i);
    assert.doesNotMatch(said, IN);
    assert.notEqual(asked.said, said);
    assert.doesNotMatch(said, CARD);
  });

  it('should take a role away with the group, a quarter of an hour later', async () => {
    await desk.exchange('sso-ana');
    desk.services.people.ana!.groups = [];
    later(16);
    const { said } = await desk.say('menu');
    assert.match(said, /none of the roles/);
    assert.doesNotMatch(said, MENU);
  });

  it('should have news told to nobody who is not in', async () => {
    desk.watchHearing();
    await desk.say('menu');
    assert.equal(desk.mayHear(), false);
    await desk.exchange('sso-ana');
    assert.equal(desk.mayHear(), true);
    desk.services.people.ana!.groups = [];
    later(16);
    await desk.say('menu');
    assert.equal(desk.mayHear(), false);
    await desk.exchange('sso-bo', 'ex-2', BO);
    assert.equal(desk.mayHear(), false);
  });

  it('should sign in and out in every language', async () => {
    for (const language of languages.languages) {
      const texts = languages.textsFor(language);
      const [out = ''] = texts.say('signIn.words.out').split('|');
      const [into = ''] = texts.say('signIn.words.in').split('|');
      desk.services.state.held.set(`29:${ANA}`, 'graph-ana');
      assert.ok((await desk.say(out)).said.includes('You are signed out'), out);
      assert.equal(desk.services.state.held.size, 0);
      assert.match((await desk.say(into)).said, CARD, into);
    }
  });
});
