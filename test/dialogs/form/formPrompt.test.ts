import assert from 'node:assert/strict';
import { HOSTILE_NAME } from '../../cards/cardChecks.js';
import { pressWith } from '../request/supportChat.js';
import { FULL, shownForm, VALUES, valuesOf } from './contactForm.js';

describe('FormPrompt', () => {
  it('should take all fields from one press of Next, in their final form', async () => {
    const harness = await shownForm();
    assert.deepEqual(valuesOf((await harness.press('Next', FULL)).ended), VALUES);
  });

  it('should name every wrong field of a card and keep all that was entered', async () => {
    const harness = await shownForm();
    const wrong = { ...FULL, email: 'nobody', phone: '12', country: 'XX' };
    const { lines, ended } = await harness.press('Next', wrong);
    assert.equal(ended, undefined);
    const said = lines.join('\n').split('\n');
    assert.deepEqual(
      said.map((line) => line.split(':')[0]),
      ['E-mail', 'Phone', 'Country or region'],
    );
    assert.deepEqual(harness.card.inputs, {
      lastName: 'Roux',
      email: 'nobody',
      phone: '12',
      method: 'Phone',
      description: 'One\ntwo',
    });
    assert.match(harness.card.text, /not a complete e-mail address/);
    assert.deepEqual(valuesOf((await pressWith(harness, 'Next', FULL)).ended), VALUES);
  });

  it('should refuse a text that is too long with both numbers and keep it to be shortened', async () => {
    const long = 'ab cd\n'.repeat(2_500).trim();
    for (const answer of ['press', 'say'] as const) {
      const harness = await shownForm({ ...FULL, description: '' });
      const { lines } =
        answer === 'press'
          ? await pressWith(harness, 'Next', { description: long })
          : await harness.say(long);
      assert.match(lines[0]!, /14,999 characters.*10,000/);
      assert.match(harness.card.text, /14,999 characters.+shows the first 12,000 of 14,999/);
      const shownPart = harness.card.inputs.description ?? '';
      assert.equal(shownPart, long.slice(0, 12_000));
      // What the card could not show is still there.
      const again = await pressWith(harness, 'Next', { description: shownPart.replaceAll('\n', ' ') });
      assert.match(again.lines[0]!, /14,999 characters/);
    }
  });

  it('should read a phone number as one of the country given', async () => {
    const harness = await shownForm(FULL);
    const { lines } = await pressWith(harness, 'Next', { country: 'ES' });
    assert.match(lines.join(), /Phone: This is not a phone number/);
  });

  for (const leave of ['Back', 'Cancel']) {
    it(`should hand over what stands in the card when ${leave} is pressed`, async () => {
      const harness = await shownForm();
      const { ended } = await harness.press(leave, { lastName: 'Roux', email: 'half' });
      const { kind, entered } = ended as { kind: string; entered: Record<string, string> };
      assert.equal(kind, leave.toLowerCase());
      assert.equal(entered.lastName, 'Roux');
      assert.equal(entered.email, 'half');
    });
  }

  it('should keep what stands where a button that leaves sends no inputs', async () => {
    const harness = await shownForm(FULL);
    const { ended } = await harness.press('Back');
    assert.deepEqual((ended as { entered: unknown }).entered, FULL);
  });

  it('should count inputs that Next does not send as emptied', async () => {
    const harness = await shownForm(FULL);
    const { lines } = await harness.press('Next', { ...FULL, lastName: '' });
    assert.deepEqual(lines, ['Last name: This is needed to go on.']);
    assert.equal(harness.card.inputs.lastName, undefined);
  });

  it('should name all empty fields in one sentence', async () => {
    const harness = await shownForm(FULL);
    const { lines } = await harness.press('Next', { ...FULL, lastName: '', email: '', phone: '12' });
    assert.equal(lines.length, 1);
    const [empty, phone] = lines[0]!.split('\n');
    assert.equal(empty, 'These are needed to go on: Last name and E-mail.');
    assert.match(phone!, /^Phone: This is not a phone number/);
  });

  it('should let an old card change nothing', async () => {
    const harness = await shownForm();
    const old = harness.card;
    await harness.say('Roux');
    await harness.press('Next', { ...FULL, lastName: 'Other' }, old);
    await harness.say('a@b.fr');
    assert.equal(harness.card.inputs.lastName, 'Roux');
  });

  it('should bear hostile values', async () => {
    const harness = await shownForm();
    const hostile = {
      lastName: 'x'.repeat(100_000),
      email: { toString: 'evil' },
      phone: ['+33142685300'],
      method: '__proto__',
      country: 'constructor',
      description: 'a\u0000b\r\nc',
      action: 'submit',
      unknown: 'field',
    };
    const { ended } = await harness.press('Next', hostile);
    assert.equal(ended, undefined);
    const { lastName, ...rest } = harness.card.inputs;
    assert.equal(lastName?.length, 1_200);
    assert.deepEqual(rest, { description: 'a b\nc' });
  });

  it('should take and show Markdown, HTML, expressions and emoji as typed', async () => {
    const harness = await shownForm({ ...FULL, lastName: '' });
    await harness.say('*R* <i> 😀 {{x}}');
    const { ended } = await pressWith(harness, 'Next', { description: HOSTILE_NAME });
    const { lastName, description } = valuesOf(ended) as typeof VALUES;
    assert.equal(lastName, '*R* <i> 😀 {{x}}');
    assert.equal(description, HOSTILE_NAME);
  });

  it('should keep what was entered through help and a change of language', async () => {
    const harness = await shownForm();
    await harness.sayAll('Roux', 'help', 'français');
    assert.equal(harness.card.inputs.lastName, 'Roux');
    assert.match(harness.card.text, /Coordonnées/);
  });

  it('should say where the form stands in its task', async () => {
    assert.match((await shownForm()).card.text, /^Step 3 of 4\nContact information/);
    assert.match((await shownForm({}, 'fr-CA')).card.text, /^Étape 3 sur 4\nCoordonnées/);
  });
});
