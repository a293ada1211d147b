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
import { MY_DATA_DIALOG, type MyDataOptions, mayShowMyData } from '../myData/myDataOffer.js';
import { SWITCH_DIALOG, switchOffer } from '../plainWords/switchOffer.js';
import { type Choice, choiceMeant } from './choice.js';
import { answer, asOutcome, type Outcome } from './outcome.js';
import type { Reading } from './reading.js';
import { StepHooks } from './stepHooks.js';
import type { StepKit } from './stepKit.js';
import { type Press, readTurnInput } from './turnInput.js';

export type { Reading, StepView } from './reading.js';

interface PromptState<TData> {
  data: TData;
  /** Changes with every accepted answer: a card with another token is out of date. */
  token: string;
  choices: readonly Choice[];
}

/**
 * The one prompt that every step uses. It shows a card, takes a press or typed words through the same readers, knows
 * the commands that work everywhere, and lets a card that was already answered change nothing.
 * `TData` is what the card is drawn from and must be plain JSON; ends with an `Outcome<TAnswer>`.
 */
export abstract class CardPrompt<TData extends object, TAnswer> extends StepHooks<TData, TAnswer> {
  constructor(
    id: string,
    protected readonly kit: StepKit,
  ) {
    super(id);
  }

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
        return dc.endDialog(answer(reading.value));
      case 'said':
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
      case 'change':
        state.data = reading.data;
        state.token = this.kit.ids.next();
        break;
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
    await turn.show(card);
  }

  private async read(
    dc: DialogContext,
    turn: DeskTurn,
    state: PromptState<TData>,
  ): Promise<Reading<TData, TAnswer>> {
    const input = readTurnInput(turn.context.activity);
    switch (input.kind) {
      case 'pressed':
        return this.readPress(turn, state, input.press, input.step);
      case 'typed':
        return this.readTyped(dc, turn, state, input.text);
      case 'attachment':
        return { kind: 'refuse', say: turn.texts.say('common.noAttachments') };
      case 'nothing':
        return { kind: 'refuse', say: turn.texts.say('common.nothingSaid') };
    }
  }

  private async readPress(
    turn: DeskTurn,
    state: PromptState<TData>,
    press: Press,
    step: string | undefined,
  ): Promise<Reading<TData, TAnswer>> {
    const command = this.kit.commands.pressed(press.action, press.item);
    const harmless = command?.name === 'help' || command?.name === 'language';
    if (step !== state.token && !harmless) return { kind: 'tell', say: turn.texts.say('common.staleCard') };
    if (step === state.token) state.data = this.filled(turn, press, state.data);
    if (command) return { kind: 'command', command };
    const offered = state.choices.some(({ action, item }) => action === press.action && item === press.item);
    if (!offered) return { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
    return this.pressed(turn, press, state.data);
  }

  private async readTyped(
    dc: DialogContext,
    turn: DeskTurn,
    state: PromptState<TData>,
    text: string,
  ): Promise<Reading<TData, TAnswer>> {
    const choice = choiceMeant(state.choices, text);
    const command = choice
      ? this.kit.commands.pressed(choice.action, choice.item)
      : this.kit.commands.typed(text);
    if (command) return { kind: 'command', command };
    if (!choice) return this.readWords(dc, turn, text, state.data);
    const { action, item } = choice;
    return this.pressed(turn, { action, fields: {}, ...(item === undefined ? {} : { item }) }, state.data);
  }

  /** What is surely the step's own is read by it; then a wish for another task counts, and then the step's best guess. */
  private async readWords(
    dc: DialogContext,
    turn: DeskTurn,
    text: string,
    data: TData,
  ): Promise<Reading<TData, TAnswer>> {
    const { plainWords, courtesies } = this.kit;
    const courtesy = courtesies.meant(text);
    const mayBeOther = courtesy !== undefined || plainWords.mayBeWish(dc, turn, text);
    if (!mayBeOther || (await this.isOwn(turn, text, data))) return this.typed(turn, text, data);
    if (courtesy) return { kind: 'refuse', say: turn.texts.say(`commands.courtesies.replies.${courtesy}`) };
    const heard = await plainWords.hear(dc, turn, text);
    const taken = await this.heard(turn, heard, data);
    if (taken) return taken;
    const offer = switchOffer(turn, heard);
    if (offer && heard.wish) return offer;
    const reading = await this.typed(turn, text, data);
    if (reading.kind !== 'unknown') return reading;
    if (offer) return offer;
    // A wish for what is done here already: the step says how.
    return heard.wish ? { kind: 'refuse', say: turn.texts.say(this.helpKey) } : reading;
  }

  private async leave(
    dc: DialogContext,
    { data }: PromptState<TData>,
    kind: 'back' | 'cancel' | 'restart',
  ): Promise<DialogTurnResult> {
    const entered = this.entered(data);
    const outcome: Outcome<TAnswer> = { kind, ...(entered !== undefined && { entered }) };
    return dc.endDialog(outcome);
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
        await turn.sayText(`${turn.texts.say(this.helpKey)}\n\n${turn.texts.say('commands.helpEverywhere')}`);
        break;
      case 'myData':
      case 'forgetMe':
        if (await mayShowMyData(dc, turn)) {
          const options: MyDataOptions = { deletes: command.name === 'forgetMe' };
          return dc.beginDialog(MY_DATA_DIALOG, options);
        }
        break;
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

function stateOf<TData>(instance: DialogInstance | undefined): PromptState<TData> {
  // The SDK keeps the state untyped; a prompt is the only one that writes its own.
  return (instance?.state ?? {}) as PromptState<TData>;
}
