import { ACCESS_ROLES, type AccessRole } from '../../services/accessControl.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';

/** What a typed line wants of the list; `who` is an address in lower case, words of a name, or empty. */
export interface AccessWish {
  readonly kind: 'grant' | 'revoke';
  readonly who: string;
  readonly role?: AccessRole;
}

/** Longer lines are no wish: a name and an address fit. */
const LONGEST_WISH = 400;

/** Languages that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** No address holds letters of such languages: words may stand right beside it. */
const NOT_IN_EMAIL = String.raw`\s<>()"'«»“”「」、。,;:\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
const EMAIL = new RegExp(`[^${NOT_IN_EMAIL}]+@[^${NOT_IN_EMAIL}?!]*[^${NOT_IN_EMAIL}?!.]`, 'u');

/** `d'Omar`, `l’accès`: a letter or two that an apostrophe joins to the word after it. */
const ELISION = /(?<![\p{L}\p{N}])(\p{L}{1,2})['’ʼ](?=\p{L})/gu;

interface Phrase<T> {
  /** In folded form, between spaces where its language has them. */
  readonly needle: string;
  readonly meaning: T;
}

/** `revoke jane.doe@contoso.com`, `donner à jane@contoso.com le rôle lecteur`: wishes in every language of the book. */
export class AccessWords {
  readonly #verbs: Phrase<AccessWish['kind']>[] = [];
  readonly #roles: Phrase<AccessRole>[] = [];
  readonly #fillers: Phrase<'filler'>[] = [];

  constructor(book: LanguageBook) {
    for (const texts of book.languages.map((language) => book.textsFor(language))) {
      learn(this.#verbs, texts.say('access.words.verbs.grant'), 'grant');
      learn(this.#verbs, texts.say('access.words.verbs.revoke'), 'revoke');
      learn(this.#fillers, texts.say('access.words.filler'), 'filler');
      for (const role of ACCESS_ROLES) {
        learn(this.#roles, texts.label('accessRole', role), role);
        learn(this.#roles, texts.say(`access.words.roles.${role}`), role);
      }
    }
    for (const phrases of [this.#verbs, this.#roles, this.#fillers]) {
      phrases.sort((a, b) => b.needle.length - a.needle.length);
    }
  }

  /** Undefined for a line that neither grants nor revokes. */
  read(text: string): AccessWish | undefined {
    if (text.length > LONGEST_WISH) return undefined;
    const email = EMAIL.exec(text)?.[0];
    const spoken = (email === undefined ? text : text.replace(email, ' ')).replace(/[’']s\b/giu, ' ');
    const line = ` ${foldSpoken(spoken)} `;
    const verb = earliest(line, this.#verbs);
    if (!verb) return undefined;
    const afterVerb = line.replace(verb.needle, ' ');
    const role = this.#roles.find(({ needle }) => afterVerb.includes(needle));
    const afterRole = role ? afterVerb.replace(role.needle, ' ') : afterVerb;
    const name = this.#fillers.reduce((left, { needle }) => left.replaceAll(needle, ' '), afterRole).trim();
    return {
      kind: verb.meaning,
      who: email?.toLowerCase() ?? name,
      ...(role && { role: role.meaning }),
    };
  }
}

function learn<T>(into: Phrase<T>[], words: string, meaning: T): void {
  for (const word of words.split('|').map(foldSpoken)) {
    into.push({ needle: UNSPACED.test(word) ? word : ` ${word} `, meaning });
  }
}

function foldSpoken(text: string): string {
  return foldText(text.replace(ELISION, '$1 '));
}

/** The phrase that the line has first; of those that begin at one place the longest, which stands first. */
function earliest<T>(line: string, phrases: readonly Phrase<T>[]): Phrase<T> | undefined {
  const found = phrases
    .map((phrase) => ({ phrase, at: line.indexOf(phrase.needle) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.phrase;
}
