import type { LanguageBook, Texts } from '../../services/localization/texts.js';
import type { ScopeType } from '../../services/model.js';
import { foldText } from '../../services/search/foldText.js';
import { Phrasings, type SpokenLine, spokenLine } from '../plainWords/phrasings.js';
import { scopeTypeChoices, scopeTypeNamed } from './configurationChoices.js';

const SWITCH_ACTIONS = ['flexibilityOff', 'flexibilityOn', 'renewalOff', 'renewalOn'] as const;

/** A change of the configuration that a sentence asks for, with the value as far as it names one. Plain JSON. */
export type SettingWish =
  | { readonly kind: 'switch'; readonly action: (typeof SWITCH_ACTIONS)[number] }
  /** `target` is what the scope's subscription or group is called. */
  | { readonly kind: 'scope'; readonly type?: ScopeType; readonly target?: string }
  | { readonly kind: 'rename'; readonly name?: string };

/** A wish, and what is left of the sentence for whoever reads the rest: names in a new name mean nothing else. */
export interface SaidSetting {
  readonly wish: SettingWish;
  readonly rest: string;
}

/** What one language says for the settings. */
interface Sayings {
  readonly never: Phrasings;
  readonly rename: Phrasings;
  readonly renameOnly: Phrasings;
  readonly scope: Phrasings;
  readonly scopeType: Phrasings;
  readonly switches: readonly {
    readonly action: (typeof SWITCH_ACTIONS)[number];
    readonly ways: Phrasings;
  }[];
  /** Words for the types, the longest first. */
  readonly types: readonly { readonly type: ScopeType; readonly ways: Phrasings; readonly words: string }[];
  /** Words at the end of a value that are none of it. */
  readonly courtesy: readonly string[];
  /** Words around a target's name. */
  readonly filler: ReadonlySet<string>;
}

/** `rename it to front end`, `désactive la flexibilité`: wishes for settings in every language of the book. */
export class SettingWords {
  readonly #sayings: readonly Sayings[];

  constructor(book: LanguageBook) {
    this.#sayings = book.languages.map((language) => sayingsOf(book.textsFor(language)));
  }

  /** Undefined for a sentence that asks for no change of a setting. */
  read(text: string): SaidSetting | undefined {
    const line = spokenLine(text);
    if (this.#sayings.some(({ never }) => never.isIn(line))) return undefined;
    for (const read of [renameIn, scopeIn, switchIn, bareRenameIn]) {
      for (const sayings of this.#sayings) {
        const said = read(line, sayings);
        if (said) return said;
      }
    }
    return undefined;
  }
}

function renameIn(line: SpokenLine, { rename, courtesy }: Sayings): SaidSetting | undefined {
  const span = rename.valueIn(line);
  const name = span && withoutEnding(line.text.slice(span.start, span.end), courtesy);
  if (!span || !name) return undefined;
  return {
    wish: { kind: 'rename', name },
    rest: `${line.text.slice(0, span.start)}${line.text.slice(span.start + name.length)}`,
  };
}

function scopeIn(line: SpokenLine, sayings: Sayings): SaidSetting | undefined {
  const { scope, scopeType, courtesy } = sayings;
  for (const [ways, needsType] of [
    [scope, false],
    [scopeType, true],
  ] as const) {
    const span = ways.valueIn(line);
    if (!span) continue;
    const wish = scopeMeant(withoutEnding(line.text.slice(span.start, span.end), courtesy), sayings);
    if (wish.type !== undefined || !needsType) return { wish, rest: line.text };
  }
  return undefined;
}

function scopeMeant(value: string, { types, filler }: Sayings): Extract<SettingWish, { kind: 'scope' }> {
  const line = spokenLine(value);
  const found = types.find(({ ways }) => ways.isIn(line));
  const kept = value.split(/\s+/u).filter((word) => !filler.has(foldText(word)));
  const typeWords = new Set(found && foldText(found.words).split(' '));
  const target = kept.filter((word) => !found || !typeWords.has(foldText(word))).join(' ');
  return {
    kind: 'scope',
    ...(found && { type: found.type }),
    ...(target !== '' && found?.type !== 'Shared' && { target }),
  };
}

function switchIn(line: SpokenLine, { switches }: Sayings): SaidSetting | undefined {
  const found = switches.find(({ ways }) => ways.isIn(line));
  return found && { wish: { kind: 'switch', action: found.action }, rest: line.text };
}

function bareRenameIn(line: SpokenLine, { renameOnly }: Sayings): SaidSetting | undefined {
  return renameOnly.isIn(line) ? { wish: { kind: 'rename' }, rest: line.text } : undefined;
}

function withoutEnding(value: string, courtesy: readonly string[]): string {
  const { folded } = spokenLine(value);
  const ending = courtesy.find((words) => folded.endsWith(` ${words}`));
  return ending === undefined ? value : value.slice(0, -ending.length).replace(/[\s,;]+$/u, '');
}

function sayingsOf(texts: Texts): Sayings {
  const types = scopeTypeChoices(texts, '').flatMap(({ item, title, also = [] }) => {
    const type = scopeTypeNamed(item);
    return type ? [title, ...also].map((words) => ({ type, words, ways: new Phrasings(words) })) : [];
  });
  return {
    never: new Phrasings(texts.say('configuration.said.never')),
    rename: new Phrasings(texts.say('configuration.said.rename')),
    renameOnly: new Phrasings(texts.say('configuration.said.renameOnly')),
    scope: new Phrasings(texts.say('configuration.said.scope')),
    scopeType: new Phrasings(texts.say('configuration.said.scopeType')),
    switches: SWITCH_ACTIONS.map((action) => ({
      action,
      ways: new Phrasings(texts.say(`configuration.said.${action}`)),
    })),
    types: types.sort((a, b) => b.words.length - a.words.length),
    courtesy: texts
      .say('configuration.said.courtesy')
      .split('|')
      .map((words) => spokenLine(words).folded),
    filler: new Set(texts.say('configuration.said.filler').split('|').map(foldText)),
  };
}
