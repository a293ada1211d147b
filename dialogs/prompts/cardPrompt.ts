import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import type { Command } from '../commands.js';
import { DeskTurn } from '../deskTurn.js';
import { isOfNoStep } from '../notices/noticePress.js';
import { SWITCH_DIALOG } from '../plainWords/switchOffer.js';
import { answeredStep, type StepEnd } from './answeredStep.js';
import { choiceMeant } from './choice.js';
import { dialogOnTop } from './onTop.js';
import { answer, asOutcome, type Outcome } from './outcome.js';
import { type PromptState, stateOf } from './promptState.js';
import type { Reading } from './reading.js';
import { StepReader } from './stepReader.js';
import { readTurnInput } from './turnInput.js';

export type { Reading, StepView } from './reading.js';

/**
 * The one prompt that every step uses. It shows a card, takes a press or typed words through the same readers, knows
 * the commands that work everywhere, and lets a card that was already answered change nothing.
 * `TData` is what the card is drawn from and must be plain JSON; ends with an `Outcome<TAnswer>`.
 */
export abstract class CardPrompt<TData extends object, TAnswer> extends StepReader<TData, TAnswer> {
  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const state = stateOf<TData>(dc.activeDialog);
    state.data = (options ?? {}) as TData;
    state.token = this.kit.ids.next();
    const turn = DeskTurn.of(dc.context);
    if (this.mayAnswerAtOnce(state.data) && (await this.isAnswered(dc, turn, state)))
      return this.continueDialog(dc);
    const reading = await this.begun(turn, state.data);
    if (reading) return this.follow(dc, turn, state, reading);
    await this.draw(turn, state);
    return Dialog.EndOfTurn;
  }

  private async isAnswered(dc: DialogContext, turn: DeskTurn, state: PromptState<TData>): Promise<boolean> {
    const input = readTurnInput(turn.context.activity);
    if (input.kind === 'pressed') return isOfNoStep(input.press);
    if (input.kind !== 'typed') return false;
    const { choices } = await this.view(turn, state.data, state.token);
    state.choices = choices;
    if (choiceMeant(choices, input.text) || this.kit.commands.typed(input.text)) return true;
    if (!this.kit.plainWords.mayBeWish(dc, turn, input.text)) return false;
    const { wish, guesses } = await this.kit.plainWords.hear(dc, turn, input.text);
    return wish !== undefined || guesses.length > 0;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = DeskTurn.of(dc.context);
    const state = stateOf<TData>(dc.activeDialog);
    return this.follow(dc, turn, state, await this.read(dc, turn, state));
  }

  private async follow(
    dc: DialogContext,
    turn: DeskTurn,
    state: PromptState<TData>,
    reading: Reading<TData, TAnswer>,
  ): Promise<DialogTurnResult> {
    switch (reading.kind) {
      case 'answer':
        this.noteEnd(turn, state, 'answered');
        return dc.endDialog(answer(reading.value));
      case 'said':
        this.noteEnd(turn, state, 'answered');
        return dc.endDialog(reading);
      case 'aside':
        return dc.beginDialog(SWITCH_DIALOG, reading.options);
      case 'command':
        return this.obey(dc, turn, state, reading.command);
      case 'unknown':
        await turn.say('common.notUnderstood');
        break;
      case 'tell':
        await turn.sayText(reading.say);
        return Dialog.EndOfTurn;
      case 'change': {
        const next = this.kit.ids.next();
        this.noteEnd(turn, state, 'answered', next);
        state.data = reading.data;
        state.token = next;
        break;
      }
      case 'refuse':
        if (reading.data) state.data = reading.data;
        break;
    }
    if ('say' in reading && reading.say !== undefined) await turn.sayText(reading.say);
    await this.draw(turn, state);
    return Dialog.EndOfTurn;
  }

  /** The user is back from another task: the step stands as it was left, what its card holds unsent included. */
  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    const state = stateOf<TData>(dc.activeDialog);
    if (asOutcome(result)?.kind === 'restart') return this.leave(dc, state, 'restart');
    await this.draw(DeskTurn.of(dc.context), state);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await this.draw(DeskTurn.of(context), stateOf<TData>(instance));
  }

  private async draw(turn: DeskTurn, state: PromptState<TData>): Promise<void> {
    const { card, choices } = await this.view(turn, state.data, state.token);
    state.choices = choices;
    turn.stepCards.noteShown(card, state.token);
    await turn.show(card);
  }

  /** A channel in which cards can change shows from here on how this one was answered. */
  private noteEnd(turn: DeskTurn, state: PromptState<TData>, end: StepEnd, next?: string): void {
    const { data, token } = state;
    const redraw = async () => (await this.view(turn, data, token)).card;
    turn.stepCards.noteAnswered({
      ...answeredStep(turn, state, end),
      ...(next !== undefined && { next }),
      redraw,
    });
  }

  private async leave(
    dc: DialogContext,
    state: PromptState<TData>,
    kind: 'back' | 'cancel' | 'restart',
  ): Promise<DialogTurnResult> {
    this.noteEnd(DeskTurn.of(dc.context), state, kind);
    const entered = this.entered(state.data);
    const outcome: Outcome<TAnswer> = { kind, ...(entered !== undefined && { entered }) };
    return dc.endDialog(outcome);
  }

  private helpText({ texts }: DeskTurn): string {
    const news = this.kit.tellsNews ? [texts.say('commands.helpNotices')] : [];
    return [texts.say(this.helpKey), texts.say('commands.helpEverywhere'), ...news].join('\n\n');
  }

  private async obey(
    dc: DialogContext,
    turn: DeskTurn,
    state: PromptState<TData>,
    command: Command,
  ): Promise<DialogTurnResult> {
    switch (command.name) {
      case 'back':
      case 'cancel':
      case 'startOver':
        return this.leave(dc, state, command.name === 'startOver' ? 'restart' : command.name);
      case 'help':
        await turn.sayText(this.helpText(turn));
        break;
      case 'myData':
      case 'forgetMe':
      case 'notices': {
        const onTop = await dialogOnTop(dc, turn, command.name, this.kit);
        if (onTop) return dc.beginDialog(onTop.id, onTop.options);
        break;
      }
      case 'language':
        if (command.language === undefined) {
          await this.kit.offerLanguages(turn);
          return Dialog.EndOfTurn;
        }
        await turn.switchLanguage(command.language);
        await turn.say('commands.languageSwitched');
        break;
    }
    await this.draw(turn, state);
    return Dialog.EndOfTurn;
  }
}
