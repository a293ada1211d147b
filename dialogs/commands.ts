import type { LanguageBook } from '../services/localization/texts.js';
import { foldText } from '../services/search/foldText.js';
import type { TurnInput } from './prompts/turnInput.js';

/** What a user can say in every step, and the action that a button with the same meaning carries. */
export const COMMANDS = [
  'help',
  'back',
  'cancel',
  'startOver',
  'myData',
  'forgetMe',
  'notices',
  'language',
] as const;
export type CommandName = (typeof COMMANDS)[number];

export type Command =
  | { readonly name: Exclude<CommandName, 'language'> }
  /** `language` is absent when the user asked for a change without saying to which. */
  | { readonly name: 'language'; readonly language?: string };

/** Actions of command buttons: `desk.back` and so on. */
export function commandAction(name: CommandName): string {
  return `desk.${name}`;
}

/** The commands as users of any language type them. */
export class CommandBook {
  private readonly byWord = new Map<string, Command>();

  constructor(private readonly book: LanguageBook) {
    for (const own of book.languages) {
      const texts = book.textsFor(own);
      for (const name of COMMANDS) this.learn(texts.say(`commands.words.${name}`), { name });
      for (const other of book.languages) {
        for (const language of [texts.label('language', other), texts.languageName(other)]) {
          this.learn(texts.say('commands.words.speak', { language }), { name: 'language', language: other });
        }
      }
    }
  }

  private learn(words: string, command: Command): void {
    for (const word of words.split('|')) this.byWord.set(foldText(word), command);
  }

  /** The command that an input is, typed or pressed. */
  meant(input: TurnInput): Command | undefined {
    if (input.kind === 'typed') return this.typed(input.text);
    return input.kind === 'pressed' ? this.pressed(input.press.action, input.press.item) : undefined;
  }

  /** The command that a typed line is, if it is one: whole lines only, in any language of the book. */
  typed(text: string): Command | undefined {
    return text.length > 60 ? undefined : this.byWord.get(foldText(text));
  }

  /** The command that a pressed button stands for. */
  pressed(action: string, item: string | undefined): Command | undefined {
    const name = COMMANDS.find((candidate) => commandAction(candidate) === action);
    if (name !== 'language') return name && { name };
    return item !== undefined && this.book.languages.includes(item) ? { name, language: item } : { name };
  }
}
