import { buttonRows } from '../../../cards/button.js';
import { groupCard } from '../../../cards/group/groupCard.js';
import type { Command, CommandBook } from '../../../dialogs/commands.js';
import { CourtesyBook } from '../../../dialogs/courtesies.js';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import { offerLanguages } from '../../../dialogs/menu/languageOffer.js';
import { type Press, readTurnInput } from '../../../dialogs/prompts/turnInput.js';
import type { IdSource } from '../../../services/ids.js';
import type { LanguageBook } from '../../../services/localization/texts.js';
import { TASKS, type TaskName } from '../../../services/tasks.js';
import { EVERYBODYS, newStep, ownerOf } from './cardOwner.js';

/** The step of the newest card that a member was shown in a group; nothing once it was pressed. */
export interface NewestCard {
  get(): Promise<string | undefined>;
  set(step: string | undefined): Promise<void>;
}

/** What a group is offered: one row of buttons. All others can be asked for in words. */
const OFFERED: readonly TaskName[] = ['overview', 'refund', 'exchange', 'support', 'requests'];

/**
 * What the desk answers where others read along: what it can do, help and languages. No customer is looked up here, so none
 * can be shown.
 */
export class GroupTalk {
  readonly #courtesies: CourtesyBook;

  constructor(
    private readonly languages: LanguageBook,
    private readonly commands: CommandBook,
    private readonly ids: IdSource,
  ) {
    this.#courtesies = new CourtesyBook(languages);
  }

  /** Tells a group into which the bot came what it is good for. */
  async welcome(turn: DeskTurn): Promise<void> {
    await this.#offer(turn, 'welcome', EVERYBODYS);
  }

  /** Speaks the language with the turn's user from here on, if the desk does. */
  async speak(turn: DeskTurn, language: string): Promise<void> {
    if (this.languages.speaks(language)) await turn.switchLanguage(language);
  }

  /** @returns the words to go on with in a chat of two; undefined when all is said here */
  async answer(turn: DeskTurn, newest: NewestCard): Promise<string | undefined> {
    const input = readTurnInput(turn.context.activity);
    if (input.kind === 'pressed') return this.#answerPress(turn, input.press, input.step, newest);
    if (input.kind !== 'typed') return this.#summarize(turn, newest);
    const command = this.commands.typed(input.text);
    if (command) return this.#obey(turn, command, input.text, newest);
    const courtesy = this.#courtesies.meant(input.text);
    // Whether there is anything to sign in to, the chat of two knows.
    if (courtesy === undefined || courtesy === 'signIn') return input.text;
    if (courtesy === 'hello') return this.#summarize(turn, newest);
    await turn.say(`commands.courtesies.replies.${courtesy}`);
    return undefined;
  }

  async #answerPress(
    turn: DeskTurn,
    { action, item }: Press,
    step: string | undefined,
    newest: NewestCard,
  ): Promise<string | undefined> {
    const command = this.commands.pressed(action, item);
    if (command?.name === 'help' || command?.name === 'language')
      return this.#obey(turn, command, action, newest);
    const owner = ownerOf(step, turn.context.activity);
    const isNewest = owner === 'everybody' || (owner === 'own' && step === (await newest.get()));
    if (!isNewest) {
      await turn.say(owner === 'other' ? 'group.othersCard' : 'common.staleCard');
      return undefined;
    }
    const task = TASKS.find((name) => name === action);
    if (!task) {
      await turn.say('common.notUnderstood');
      return undefined;
    }
    if (owner === 'own') await newest.set(undefined);
    return turn.texts.say(`menu.tasks.${task}`);
  }

  async #obey(
    turn: DeskTurn,
    command: Command,
    words: string,
    newest: NewestCard,
  ): Promise<string | undefined> {
    switch (command.name) {
      case 'help':
        await turn.say('group.help');
        return undefined;
      case 'language':
        if (command.language === undefined) await offerLanguages(turn, this.languages);
        else {
          await turn.switchLanguage(command.language);
          await turn.say('commands.languageSwitched');
        }
        return undefined;
      case 'myData':
      case 'forgetMe':
      case 'notices':
        return words;
      default:
        // Nothing is under way here that could be left.
        return this.#summarize(turn, newest);
    }
  }

  async #summarize(turn: DeskTurn, newest: NewestCard): Promise<undefined> {
    const step = newStep(turn.context.activity, this.ids);
    await newest.set(step);
    await this.#offer(turn, 'summary', step);
  }

  async #offer(turn: DeskTurn, kind: 'welcome' | 'summary', step: string): Promise<void> {
    const { texts } = turn;
    const card = groupCard({
      title: texts.say(`group.${kind}.title`),
      text: texts.say(`group.${kind}.text`),
      hint: texts.say('group.hint'),
      rows: buttonRows(
        OFFERED.map((action) => ({
          title: texts.say(`menu.tasks.${action}`),
          data: { action, step },
          style: 'default',
        })),
      ),
      links: [],
    });
    await turn.show(card);
  }
}
