import assert from 'node:assert/strict';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import type { Reading } from '../../../dialogs/prompts/cardPrompt.js';
import type { Choice } from '../../../dialogs/prompts/choice.js';
import { type ListData, type ListPage, ListPrompt, pageOf } from '../../../dialogs/prompts/listPrompt.js';
import { quotedText } from '../../../dialogs/prompts/quotedText.js';
import type { TextKey } from '../../../services/localization/texts.js';
import { languages } from '../../support/languages.js';
import { DeskHarness } from '../deskHarness.js';

interface FruitData extends ListData {
  readonly shout?: boolean;
}

/** A list of names with one button of its own. */
class FruitPrompt extends ListPrompt<FruitData, string> {
  protected override readonly helpKey: TextKey = 'customers.help';
  fruits: readonly string[] = ['Apple', 'Pear', 'Pear', ...Array.from({ length: 9 }, (_, n) => `Plum ${n}`)];
  choices: readonly Choice[] = [{ action: 'shout', title: 'Louder' }];
  isReadOnly = false;

  protected override list(_turn: DeskTurn, { page, shout }: FruitData): ListPage {
    const { items, ...pages } = pageOf(this.fruits, page);
    const rows = items.map((name) => ({
      item: name,
      title: shout ? name.toUpperCase() : name,
      subtitle: '',
    }));
    const { choices, isReadOnly } = this;
    return { title: 'Fruit', text: '', rows, ...pages, choices, isReadOnly };
  }

  protected override picked(_turn: DeskTurn, item: string): Reading<FruitData, string> {
    return { kind: 'answer', value: `picked ${item}` };
  }

  protected override searched(_turn: DeskTurn, text: string): Reading<FruitData, string> {
    return { kind: 'answer', value: `searched ${text}` };
  }

  protected override chosen(_turn: DeskTurn, _press: unknown, data: FruitData): Reading<FruitData, string> {
    return { kind: 'change', data: { ...data, shout: true } };
  }
}

function chat() {
  let prompt: FruitPrompt | undefined;
  const harness = new DeskHarness({
    dialogs: (kit) => {
      prompt = new FruitPrompt('fruit', kit);
      return [prompt];
    },
    begin: 'fruit',
  });
  return { harness, prompt: prompt! };
}

describe('ListPrompt', () => {
  for (const { typed, value } of [
    { typed: '2', value: 'picked Pear' },
    { typed: '1. apple', value: 'picked Apple' },
    { typed: '10', value: 'picked Plum 6' },
    { typed: 'Pear', value: 'searched Pear' },
    { typed: 'apple pie', value: 'searched apple pie' },
    { typed: '2026', value: 'searched 2026' },
  ]) {
    it(`should read ${JSON.stringify(typed)} as ${value}`, async () => {
      const { harness } = chat();
      await harness.start();
      assert.deepEqual((await harness.say(typed)).ended, { kind: 'answer', value });
    });
  }

  for (const typed of ['13', '0', '-1', '+2', '1.5', '1,5']) {
    it(`should look for no row called ${typed}`, async () => {
      const { harness } = chat();
      await harness.start();
      const { ended, lines } = await harness.say(typed);
      assert.equal(ended, undefined);
      assert.deepEqual(lines, [
        `There is no row ${typed} here. Type a number that stands in front of a row.`,
      ]);
    });
  }

  it('should say that there is no further page, and stay at the one it shows', async () => {
    const { harness } = chat();
    await harness.start();
    assert.match((await harness.say('previous page')).lines[0]!, /^This is the first page of the list\./);
    await harness.say('next');
    assert.match((await harness.say('next')).lines[0]!, /^This is the last page of the list\./);
    assert.deepEqual(harness.card.rows, ['1. Plum 7', '2. Plum 8']);
  });

  it('should put its own buttons before paging and commands, and keep to the page when one is pressed', async () => {
    const { harness } = chat();
    await harness.sayAll('', 'next page');
    assert.deepEqual(harness.card.buttons, ['Louder', 'Previous page', 'Back', 'Cancel']);
    await harness.press('Louder');
    assert.deepEqual(harness.card.rows, ['1. PLUM 7', '2. PLUM 8']);
  });

  it('should put paging in a row of its own when there are too many buttons for one', async () => {
    const { harness, prompt } = chat();
    prompt.choices = ['Louder', 'Softer', 'Never'].map((title) => ({ action: title, title }));
    await harness.start();
    assert.deepEqual(harness.card.buttons, ['Louder', 'Softer', 'Never', 'Back', 'Cancel']);
    await harness.press('Next page');
    assert.deepEqual(harness.card.rows, ['1. Plum 7', '2. Plum 8']);
    await harness.say('previous page');
    assert.equal(harness.card.rows.length, 10);
  });

  it('should draw no row to press where they are only looked at, and still know them by number', async () => {
    const { harness, prompt } = chat();
    prompt.isReadOnly = true;
    await harness.start();
    assert.deepEqual(harness.card.rows, []);
    assert.match(harness.card.text, /^Fruit\nApple\nPear/);
    assert.deepEqual((await harness.say('2')).ended, { kind: 'answer', value: 'picked Pear' });
  });

  it('should show the last page when the list has become shorter', async () => {
    const { harness, prompt } = chat();
    await harness.sayAll('', 'next page');
    prompt.fruits = ['Apple'];
    await harness.say('help');
    assert.deepEqual(harness.card.rows, ['1. Apple']);
    assert.deepEqual(harness.card.buttons, ['Louder', 'Back', 'Cancel']);
  });

  it('should let paging twice on one card turn one page', async () => {
    const { harness } = chat();
    await harness.start();
    const { card } = harness;
    await harness.press('Next page', {}, card);
    const { lines } = await harness.press('Next page', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
    assert.equal(harness.card.rows.length, 2);
  });
});

describe('quotedText', () => {
  const texts = languages.textsFor('en');
  for (const { typed, quoted } of [
    { typed: 'Contoso', quoted: '“Contoso”' },
    { typed: 'two\n\tlines', quoted: '“two lines”' },
    { typed: '👩‍💻'.repeat(50), quoted: `“${'👩‍💻'.repeat(20)}…”` },
  ]) {
    it(`should say back ${quoted}`, () => {
      assert.equal(quotedText(texts, typed), quoted);
    });
  }
});
