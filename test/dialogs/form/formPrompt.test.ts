import assert from 'node:assert/strict';
import {
  emailField,
  listField,
  optionsField,
  phoneField,
  textField,
} from '../../../dialogs/form/fieldReaders.js';
import type { Form, FormData } from '../../../dialogs/form/form.js';
import { FormPrompt } from '../../../dialogs/form/formPrompt.js';
import { HOSTILE_NAME } from '../../cards/cardChecks.js';
import { DeskHarness } from '../deskHarness.js';
import { pressWith } from '../request/supportChat.js';

const COUNTRIES = Object.entries({
  FR: 'France',
  DE: 'Germany',
  IS: 'Iceland',
  IE: 'Ireland',
  IT: 'Italy',
  ES: 'Spain',
  SE: 'Sweden',
  CL: 'Chile',
  PE: 'Peru',
}).map(([code, title]) => ({ value: code, title, also: [code] }));

/** Every kind of field once, under the names of the contact form. */
const form: Form = {
  id: 'contact',
  title: 'request.contact.title',
  help: 'request.contact.help',
  position: { step: 3, count: 4 },
  fields: (texts, { method, country = '' }) => [
    textField(texts, 'line', {
      id: 'lastName',
      texts: 'request.fields.lastName',
      required: true,
      maxLength: 20,
    }),
    emailField(texts, { id: 'email', texts: 'request.fields.email', required: true }),
    phoneField(texts, country, { id: 'phone', texts: 'request.fields.phone', required: method === 'Phone' }),
    optionsField(
      texts,
      ['Email', 'Phone'].map((code) => ({ value: code, title: texts.label('contactMethod', code) })),
      { id: 'method', texts: 'request.fields.method', required: true },
    ),
    listField(texts, COUNTRIES, { id: 'country', texts: 'request.fields.country', required: true }),
    textField(texts, 'multiline', {
      id: 'description',
      texts: 'request.fields.description',
      required: false,
      maxLength: 10_000,
    }),
  ],
};

const FULL = {
  lastName: 'Roux',
  email: 'a@b.fr',
  phone: '01 42 68 53 00',
  method: 'Phone',
  country: 'FR',
  description: 'One\ntwo',
};

const VALUES = { ...FULL, phone: '+33142685300' };

async function shown(entries: FormData['entries'] = {}, locale = 'en-US') {
  const harness = new DeskHarness({
    dialogs: (kit) => [new FormPrompt(kit, form)],
    begin: 'contact',
    options: { entries },
    locale,
  });
  await harness.start();
  return harness;
}

function valuesOf(ended: unknown): unknown {
  return (ended as { value?: { values: unknown } } | undefined)?.value?.values;
}

describe('FormPrompt', () => {
  it('should take all fields from one press of Next, in their final form', async () => {
    const harness = await shown();
    assert.deepEqual(valuesOf((await harness.press('Next', FULL)).ended), VALUES);
  });

  it('should take the same from typed lines, each for the next open field', async () => {
    const harness = await shown();
    const lines: string[] = [];
    for (const text of ['Roux', 'a@b.fr', '+33 1 42 68 53 00', '2', 'France', 'One\ntwo']) {
      lines.push(...(await harness.say(text)).lines);
    }
    assert.deepEqual(lines, [
      'Thank you. And the e-mail address?',
      'Thank you. And the phone number? Type skip to leave it empty.',
      'Thank you. How should support answer: by e-mail or by phone?',
      'Thank you. In which country?',
      'Thank you. Please describe the problem. Type skip to leave it empty.',
      'Thank you, that is everything here. Type Next to go on.',
    ]);
    assert.deepEqual(valuesOf((await harness.say('next')).ended), VALUES);
  });

  it('should ask in French for what French lines leave open', async () => {
    const harness = await shown({}, 'fr-FR');
    assert.deepEqual((await harness.say('Roux')).lines, ['Merci. Et l’adresse e-mail ?']);
    assert.deepEqual((await harness.say('a@b.fr')).lines, [
      'Merci. Et le numéro de téléphone ? Tapez passer pour laisser vide.',
    ]);
    await harness.sayAll('passer', 'téléphone', 'téléphone : +33142685300', 'france', 'ignorer');
    const { phone, method } = valuesOf((await harness.say('SUIVANT')).ended) as typeof VALUES;
    assert.deepEqual({ phone, method }, { phone: '+33142685300', method: 'Phone' });
  });

  it('should name every wrong field of a card and keep all that was entered', async () => {
    const harness = await shown();
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

  it('should call nothing wrong before it was asked for', async () => {
    const harness = await shown();
    assert.doesNotMatch(harness.card.text, /needed/);
    await harness.say('Roux');
    assert.doesNotMatch(harness.card.text, /needed/);
  });

  it('should say what is missing when Next is typed too early, and take the answers to that first', async () => {
    const harness = await shown({ ...FULL, phone: '', method: 'Email', country: '' });
    const { lines } = await harness.say('next');
    assert.deepEqual(lines, ['Country or region: Please choose one.']);
    await harness.say('Iceland');
    assert.equal(harness.card.inputs.country, 'IS');
  });

  it('should accept what is known already when Next is typed', async () => {
    const harness = await shown(FULL);
    assert.deepEqual(valuesOf((await harness.say('Next')).ended), VALUES);
  });

  it('should never let unnamed words overwrite a filled field', async () => {
    const harness = await shown(FULL);
    const { lines } = await harness.say('Leblanc');
    assert.match(lines[0]!, /“Last name: …”/);
    assert.deepEqual(harness.card.inputs, FULL);
  });

  for (const { typed, changed } of [
    { typed: 'E-mail', changed: { method: 'Email' } },
    { typed: 'GERMANY', changed: { country: 'DE' } },
    { typed: 'de', changed: { country: 'DE' } },
  ]) {
    it(`should change the field that has the option ${typed} once all are filled in`, async () => {
      const harness = await shown(FULL);
      assert.match((await harness.say(typed)).lines[0]!, /Type Next to go on\./);
      assert.deepEqual(harness.card.inputs, { ...FULL, ...changed });
    });
  }

  for (const [locale, line] of [
    ['en-US', 'email: new@b.fr'],
    ['en-US', 'E-Mail Address:new@b.fr'],
    ['fr-FR', 'e-mail : new@b.fr'],
    ['fr-FR', 'Courriel\u00a0: new@b.fr'],
  ] as const) {
    it(`should change a filled field by its name in ${locale}: ${line}`, async () => {
      const harness = await shown(FULL, locale);
      await harness.say(line);
      assert.deepEqual(harness.card.inputs, { ...FULL, email: 'new@b.fr' });
    });
  }

  it('should keep a good value when a wrong one is typed for it', async () => {
    const harness = await shown(FULL);
    assert.match((await harness.say('email: nobody')).lines[0]!, /not a complete e-mail/);
    assert.equal(harness.card.inputs.email, 'a@b.fr');
  });

  it('should keep a wrong first value in its field, to be typed again', async () => {
    const harness = await shown({ ...FULL, email: '' });
    await harness.say('nobody@');
    assert.equal(harness.card.inputs.email, 'nobody@');
    await harness.say('a@b.fr');
    assert.deepEqual(harness.card.inputs, FULL);
  });

  it('should empty an optional field by its name and refuse that for a needed one', async () => {
    const harness = await shown(FULL);
    await harness.say('description:');
    assert.equal(harness.card.inputs.description, undefined);
    assert.match((await harness.say('last name:')).lines[0]!, /cannot be left empty/);
    assert.match((await harness.say('country: skip')).lines[0]!, /do not know that value/);
    assert.equal(harness.card.inputs.lastName, 'Roux');
  });

  it('should not skip a field that is needed', async () => {
    const harness = await shown();
    assert.match((await harness.say('skip')).lines[0]!, /cannot be left empty/);
    assert.equal(harness.card.inputs.lastName, undefined);
  });

  for (const [typed, country] of [
    ['country: de', 'DE'],
    ['country: germany', 'DE'],
    ['country: icel', 'IS'],
    ['country: Atlantis', 'FR'],
    ['country: i', 'FR'],
  ] as const) {
    it(`should read ${typed} as ${country}`, async () => {
      const harness = await shown(FULL);
      await harness.say(typed);
      assert.equal(harness.card.inputs.country, country);
    });
  }

  it('should list the few options of a field when none of them was typed', async () => {
    const harness = await shown({ ...FULL, method: '' });
    assert.deepEqual((await harness.say('pigeon')).lines, [
      'For “Preferred contact method”, type one of these or its number: E-mail · Phone',
    ]);
  });

  for (const [typed, method] of [
    ['1', 'Email'],
    ['2. Phone', 'Phone'],
    ['E-MAIL', 'Email'],
  ] as const) {
    it(`should take the option that ${typed} means`, async () => {
      const harness = await shown({ ...FULL, method: '' });
      await harness.say(typed);
      assert.equal(harness.card.inputs.method, method);
    });
  }

  it('should refuse a text that is too long with both numbers and keep it to be shortened', async () => {
    const long = 'ab cd\n'.repeat(2_500).trim();
    for (const answer of ['press', 'say'] as const) {
      const harness = await shown({ ...FULL, description: '' });
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

  it('should ask for the phone number only where support is to call', async () => {
    const byPhone = await shown({ ...FULL, phone: '' });
    assert.deepEqual((await byPhone.say('next')).lines, ['Phone: This is needed to go on.']);
    const byMail = await shown({ ...FULL, phone: '', method: 'Email' });
    assert.ok((await byMail.say('next')).ended);
  });

  it('should read a phone number as one of the country given', async () => {
    const harness = await shown(FULL);
    const { lines } = await pressWith(harness, 'Next', { country: 'ES' });
    assert.match(lines.join(), /Phone: This is not a phone number/);
  });

  for (const leave of ['Back', 'Cancel']) {
    it(`should hand over what stands in the card when ${leave} is pressed`, async () => {
      const harness = await shown();
      const { ended } = await harness.press(leave, { lastName: 'Roux', email: 'half' });
      const { kind, entered } = ended as { kind: string; entered: Record<string, string> };
      assert.equal(kind, leave.toLowerCase());
      assert.equal(entered.lastName, 'Roux');
      assert.equal(entered.email, 'half');
    });
  }

  it('should keep what stands where a button that leaves sends no inputs', async () => {
    const harness = await shown(FULL);
    const { ended } = await harness.press('Back');
    assert.deepEqual((ended as { entered: unknown }).entered, FULL);
  });

  it('should count inputs that Next does not send as emptied', async () => {
    const harness = await shown(FULL);
    const { lines } = await harness.press('Next', { ...FULL, lastName: '' });
    assert.deepEqual(lines, ['Last name: This is needed to go on.']);
    assert.equal(harness.card.inputs.lastName, undefined);
  });

  it('should let an old card change nothing', async () => {
    const harness = await shown();
    const old = harness.card;
    await harness.say('Roux');
    await harness.press('Next', { ...FULL, lastName: 'Other' }, old);
    await harness.say('a@b.fr');
    assert.equal(harness.card.inputs.lastName, 'Roux');
  });

  it('should bear hostile values', async () => {
    const harness = await shown();
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
    const harness = await shown({ ...FULL, lastName: '' });
    await harness.say('*R* <i> 😀 {{x}}');
    const { ended } = await pressWith(harness, 'Next', { description: HOSTILE_NAME });
    const { lastName, description } = valuesOf(ended) as typeof VALUES;
    assert.equal(lastName, '*R* <i> 😀 {{x}}');
    assert.equal(description, HOSTILE_NAME);
  });

  it('should keep what was entered through help and a change of language', async () => {
    const harness = await shown();
    await harness.sayAll('Roux', 'help', 'français');
    assert.equal(harness.card.inputs.lastName, 'Roux');
    assert.match(harness.card.text, /Coordonnées/);
  });

  it('should say where the form stands in its task', async () => {
    assert.match((await shown()).card.text, /^Step 3 of 4\nContact information/);
    assert.match((await shown({}, 'fr-CA')).card.text, /^Étape 3 sur 4\nCoordonnées/);
  });
});
