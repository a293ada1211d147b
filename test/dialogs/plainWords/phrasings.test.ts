import assert from 'node:assert/strict';
import { Phrasings, spokenLine } from '../../../dialogs/plainWords/phrasings.js';

function spokenValue(ways: string, text: string): string | undefined {
  const line = spokenLine(text);
  const span = new Phrasings(ways).valueIn(line);
  return span && line.text.slice(span.start, span.end);
}

describe('Phrasings', () => {
  for (const [ways, text, value] of [
    ['rename … to {value}', 'Rename it to Web', 'Web'],
    ['rename … to {value}', 'rename to  Web.', 'Web'],
    ['rename … to {value}', 'prerename it to Web', undefined],
    ['rename … to {value}', 'rename it tomorrow', undefined],
    ['rename … to {value}', "rename 'way to go' to Web", 'Web'],
    ['rename … to {value}', 'rename it to "Web, 2" and go', 'Web, 2'],
    ['rename … to {value}', "rename Ann's to Bob's", "Bob's"],
    ['nenne … in {value} um', 'Nenne sie in Web um', 'Web'],
    ['dépôt … en {value}|dépôt {value}', 'depot Web', 'Web'],
    ['fällt auf {value}', 'faellt auf Web', 'Web'],
    ['*haus {value}', 'Hochhaus Web', 'Web'],
    ['名前を{value}に変', '予約の名前を「あれに変」に変えて', 'あれに変'],
  ] as const) {
    it(`should read ${value} by ${ways} of ${text}`, () => {
      assert.equal(spokenValue(ways, text), value);
    });
  }
});
