import type { Attachment, TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import type { TextKey } from '../../services/localization/texts.js';
import type { Command } from '../commands.js';
import { DeskTurn } from '../deskTurn.js';
import { type Choice, choiceMeant } from './choice.js';
import { answer, type Outcome } from './outcome.js';
import type { StepKit } from './stepKit.js';
import { type Press, readTurnInput } from './turnInput.js';

/** A step as it is shown: its card and everything that can be pressed or typed instead. */
export interface StepView {
  readonly card: Attachment;
  readonly choices: readonly Choice[];
}

/** What a step makes of an input. Sentences come finished, in the user's language. */
export type Reading<TData, TAnswer> =
  | { readonly kind: 'answer'; readonly value: TAnswer }
  /** Not an answer yet, but the card changes: another page, a filter, a field. */
  | { readonly kind: 'change'; readonly data: TData; readonly say?: string }
  /** Not acceptable: says why and what to do, shows the card again with nothing lost. */
  | { readonly kind: 'refuse'; readonly say: string; readonly data?: TData }
  /** As if the user had said the command. */
  | { readonly kind: 'command'; readonly command: Command };

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
export abstract class CardPrompt<TData extends object, TAnswer> extends Dialog {
  constructor(
    id: string,
    protected readonly kit: StepKit,
  ) {
    super(id);
  }

  /** The sentence of `help` in this step. */
  protected abstract readonly helpKey: TextKey;

  /** Draws the step. Buttons carry `step`. */
  protected abstract view(turn: DeskTurn, data: TData, step: string): Promise<StepView> | StepView;

  /** Reads a pressed choice, or a typed one: both arrive here. The press is one of the choices shown. */
  protected abstract pressed(
    turn: DeskTurn,
    press: Press,
    data: TData,
  ): Promise<Reading<TData, TAnswer>> | Reading<TData, TAnswer>;

  /** Reads words that are neither a command nor the title of a choice. */
  protected typed(
    turn: DeskTurn,
    _text: string,
    _data: TData,
  ): Promise<Reading<TData, TAnswer>> | Reading<TData, TAnswer> {
    return { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
  }

  /**
   * Takes what stands in the card's inputs over into the data, whichever button was pressed, before the press is read.
   * Typed words leave the inputs alone.
   */
  protected filled(_turn: DeskTurn, _press: Press, data: TData): TData {
    return data;
  }

  /** What the step has gathered when the user leaves it before answering; its task keeps it. */
  protected entered(_data: TData): unknown {
    return undefined;
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const state = stateOf<TData>(dc.activeDialog);
    state.data = (options ?? {}) as TData;
    state.token = this.kit.ids.next();
    const turn = DeskTurn.of(dc.context);
    if (this.mayAnswerAtOnce(state.data) && (await this.isAnswered(turn, state)))
      return this.continueDialog(dc);
    await this.draw(turn, state);
    return Dialog.EndOfTurn;
  }

  /** Whether the words that began this step may themselves be its answer, so that the card is not even shown. */
  protected mayAnswerAtOnce(_data: TData): boolean {
    return false;
  }

  private async isAnswered(turn: DeskTurn, state: PromptState<TData>): Promise<boolean> {
    const input = readTurnInput(turn.context.activity);
    if (input.kind !== 'typed') return false;
    const { choices } = await this.view(turn, state.data, state.token);
    state.choices = choices;
    return (
      choiceMeant(choices, input.text) !== undefined || this.kit.commands.typed(input.text) !== undefined
    );
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = DeskTurn.of(dc.context);
    const state = stateOf<TData>(dc.activeDialog);
    const reading = await this.read(turn, state);
    if (reading === 'said') return Dialog.EndOfTurn;
    switch (reading.kind) {
      case 'answer':
        return dc.endDialog(answer(reading.value));
      case 'command':
        return this.obey(dc, turn, state, reading.command);
      case 'change':
        state.data = reading.data;
        state.token = this.kit.ids.next();
        break;
      case 'refuse':
        if (reading.data) state.data = reading.data;
        break;
    }
    if (reading.say !== undefined) await turn.sayText(reading.say);
    await this.draw(turn, state);
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

  /** `'said'` when the input was answered with a line and the step stands as it is. */
  private async read(turn: DeskTurn, state: PromptState<TData>): Promise<Reading<TData, TAnswer> | 'said'> {
    const input = readTurnInput(turn.context.activity);
    switch (input.kind) {
      case 'pressed':
        return this.readPress(turn, state, input.press, input.step);
      case 'typed':
        return this.readTyped(turn, state, input.text);
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
  ): Promise<Reading<TData, TAnswer> | 'said'> {
    const command = this.kit.commands.pressed(press.action, press.item);
    const harmless = command?.name === 'help' || command?.name === 'language';
    if (step !== state.token && !harmless) {
      await turn.say('common.staleCard');
      return 'said';
    }
    if (step === state.token) state.data = this.filled(turn, press, state.data);
    if (command) return { kind: 'command', command };
    const offered = state.choices.some(({ action, item }) => action === press.action && item === press.item);
    if (!offered) return { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
    return this.pressed(turn, press, state.data);
  }

  private async readTyped(
    turn: DeskTurn,
    state: PromptState<TData>,
    text: string,
  ): Promise<Reading<TData, TAnswer>> {
    const choice = choiceMeant(state.choices, text);
    const command = choice
      ? this.kit.commands.pressed(choice.action, choice.item)
      : this.kit.commands.typed(text);
    if (command) return { kind: 'command', command };
    if (!choice) return this.typed(turn, text, state.data);
    const { action, item } = choice;
    return this.pressed(turn, { action, fields: {}, ...(item === undefined ? {} : { item }) }, state.data);
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
