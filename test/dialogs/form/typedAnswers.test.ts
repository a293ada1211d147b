import assert from 'node:assert/strict';
import { FULL, shownForm, VALUES, valuesOf } from './contactForm.js';

describe('FormPrompt, typed answers', () => {
  it('should take the same from typed lines, each for the next open field', async () => {
    const harness = await shownForm();
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
    const harness = await shownForm({}, 'fr-FR');
    assert.deepEqual((await harness.say('Roux')).lines, ['Merci. Et l’adresse e-mail ?']);
    assert.deepEqual((await harness.say('a@b.fr')).lines, [
      'Merci. Et le numéro de téléphone ? Tapez passer pour laisser vide.',
    ]);
    await harness.sayAll('passer', 'téléphone', 'téléphone : +33142685300', 'france', 'ignorer');
    const { phone, method } = valuesOf((await harness.say('SUIVANT')).ended) as typeof VALUES;
    assert.deepEqual({ phone, method }, { phone: '+33142685300', method: 'Phone' });
  });

  it('should call nothing wrong before it was asked for', async () => {
    const harness = await shownForm();
    assert.doesNotMatch(harness.card.text, /needed/);
    await harness.say('Roux');
    assert.doesNotMatch(harness.card.text, /needed/);
  });

  it('should say what is missing when Next is typed too early, and take the answers to that first', async () => {
    const harness = await shownForm({ ...FULL, phone: '', method: 'Email', country: '' });
    const { lines } = await harness.say('next');
    assert.deepEqual(lines, ['Country or region: Please choose one.']);
    await harness.say('Iceland');
    assert.equal(harness.card.inputs.country, 'IS');
  });

  it('should accept what is known already when Next is typed', async () => {
    const harness = await shownForm(FULL);
    assert.deepEqual(valuesOf((await harness.say('Next')).ended), VALUES);
  });

  it('should never let unnamed words overwrite a filled field', async () => {
    const harness = await shownForm(FULL);
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
      const harness = await shownForm(FULL);
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
      const harness = await shownForm(FULL, locale);
      await harness.say(line);
      assert.deepEqual(harness.card.inputs, { ...FULL, email: 'new@b.fr' });
    });
  }

  it('should keep a good value when a wrong one is typed for it', async () => {
    const harness = await shownForm(FULL);
    assert.match((await harness.say('email: nobody')).lines[0]!, /not a complete e-mail/);
    assert.equal(harness.card.inputs.email, 'a@b.fr');
  });

  it('should keep a wrong first value in its field, to be typed again', async () => {
    const harness = await shownForm({ ...FULL, email: '' });
    await harness.say('nobody@');
    assert.equal(harness.card.inputs.email, 'nobody@');
    await harness.say('a@b.fr');
    assert.deepEqual(harness.card.inputs, FULL);
  });

  it('should empty an optional field by its name and refuse that for a needed one', async () => {
    const harness = await shownForm(FULL);
    await harness.say('description:');
    assert.equal(harness.card.inputs.description, undefined);
    assert.match((await harness.say('last name:')).lines[0]!, /cannot be left empty/);
    assert.match((await harness.say('country: skip')).lines[0]!, /do not know that value/);
    assert.equal(harness.card.inputs.lastName, 'Roux');
  });

  it('should not skip a field that is needed', async () => {
    const harness = await shownForm();
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
      const harness = await shownForm(FULL);
      await harness.say(typed);
      assert.equal(harness.card.inputs.country, country);
    });
  }

  it('should list the few options of a field when none of them was typed', async () => {
    const harness = await shownForm({ ...FULL, method: '' });
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
      const harness = await shownForm({ ...FULL, method: '' });
      await harness.say(typed);
      assert.equal(harness.card.inputs.method, method);
    });
  }

  it('should ask for the phone number only where support is to call', async () => {
    const byPhone = await shownForm({ ...FULL, phone: '' });
    assert.deepEqual((await byPhone.say('next')).lines, ['Phone: This is needed to go on.']);
    const byMail = await shownForm({ ...FULL, phone: '', method: 'Email' });
    assert.ok((await byMail.say('next')).ended);
  });
});
