import assert from 'node:assert/strict';
import { ROLES, type Role } from '../../../services/model.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { CALLER } from '../deskHarness.js';
import { configurationChat } from './configurationChat.js';

/** Every way to ask for a change: by words and by a press that no button of the card sends. */
const WAYS = [
  { words: 'change scope', press: { action: 'scope' } },
  { words: 'shared', press: { action: 'scope', item: 'Shared' } },
  { words: 'turn on renewal', press: { action: 'renewalOn' } },
  { words: 'turn off renewal', press: { action: 'renewalOff' } },
  { words: 'disable flexibility', press: { action: 'flexibilityOff' } },
  { words: 'enable flexibility', press: { action: 'flexibilityOn' } },
  { words: 'rename', press: { action: 'rename' } },
];

const REFUSAL: Readonly<Record<'en-US' | 'fr-FR', RegExp>> = {
  'en-US':
    /^Changing the configuration needs the role Admin agent; yours is .+\. Ada \*Admin\* \(ada@partner\.example\) has it/,
  'fr-FR':
    /^Pour modifier la configuration, il faut le rôle .+ Ada \*Admin\* \(ada@partner\.example\) a ce rôle/,
};

describe('configuration and roles', () => {
  const folder = useTempFolder();
  const chatAs = (roles: readonly Role[], locale = 'en-US') =>
    configurationChat(folder(), { caller: { ...CALLER, roles }, locale });

  for (const role of ROLES.filter((one) => one !== 'AdminAgent')) {
    for (const locale of ['en-US', 'fr-FR'] as const) {
      it(`should be for a ${role} to look at, with whom to ask, in ${locale}`, async () => {
        const { harness } = await chatAs([role], locale);
        assert.match(harness.card.text, /Web/);
        assert.equal(harness.card.buttons.length, 1);
        const line = harness.card.text.split('\n').find((text) => REFUSAL[locale].test(text));
        assert.ok(line, harness.card.text);
      });
    }

    for (const { words, press } of WAYS) {
      it(`should refuse a ${role}, typed and forged: ${words}`, async () => {
        const { harness, now } = await chatAs([role]);
        const untouched = await now();
        assert.match((await harness.say(words)).lines[0]!, REFUSAL['en-US']);
        const { step } = harness.card.dataOf('Done');
        const forged = await harness.send({ type: 'message', value: { ...press, step } });
        assert.match(forged.lines[0]!, REFUSAL['en-US']);
        assert.equal(harness.card.title, 'Configuration');
        assert.deepEqual(await now(), untouched);
      });
    }
  }

  it('should be for an Admin agent to change, whatever other roles there are', async () => {
    const { harness, now } = await chatAs(['SalesAgent', 'AdminAgent']);
    await harness.sayAll('turn on renewal', 'yes');
    assert.equal((await now()).renew, true);
  });

  it('should refuse a confirmation whose user lost the role meanwhile', async () => {
    const caller = { ...CALLER, roles: ['AdminAgent'] as Role[] };
    const { harness, now } = await configurationChat(folder(), { caller });
    await harness.press('Turn on renewal');
    caller.roles.splice(0, 1, 'SalesAgent');
    assert.match((await harness.press('Yes, change it')).lines[0]!, REFUSAL['en-US']);
    assert.deepEqual(harness.card.buttons, ['1. Done']);
    assert.equal((await now()).renew, false);
  });
});
