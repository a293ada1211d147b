import type { DialogContext } from 'botbuilder-dialogs';
import type { CommandName } from '../commands.js';
import type { DeskTurn } from '../deskTurn.js';
import { heardInNotice, isNoticePress } from '../notices/noticePress.js';
import { switchOffer } from '../plainWords/switchOffer.js';
import { choiceMeant } from './choice.js';
import type { PromptState } from './promptState.js';
import type { Reading } from './reading.js';
import { StepHooks } from './stepHooks.js';
import type { StepKit } from './stepKit.js';
import { type Press, readTurnInput } from './turnInput.js';

/** Commands that change nothing of the step: their buttons are never out of date. */
const HARMLESS: ReadonlySet<CommandName | undefined> = new Set(['help', 'language', 'notices']);

/** How a step understands its user: presses and typed words go through the same readers, and commands count everywhere. */
export abstract class StepReader<TData extends object, TAnswer> extends StepHooks<TData, TAnswer> {
  constructor(
    id: string,
    protected readonly kit: StepKit,
  ) {
    super(id);
  }

  /** Reads what the user did in this turn. */
  protected async read(
    dc: DialogContext,
    turn: DeskTurn,
    state: PromptState<TData>,
  ): Promise<Reading<TData, TAnswer>> {
    const input = readTurnInput(turn.context.activity);
    switch (input.kind) {
      case 'pressed':
        if (isNoticePress(input.press)) return this.readNotice(dc, turn, state, input.press);
        return this.readPress(turn, state, input.press, input.step);
      case 'typed':
        return this.readTyped(dc, turn, state, input.text);
      case 'attachment':
        return { kind: 'refuse', say: turn.texts.say('common.noAttachments') };
      case 'card':
        return { kind: 'tell', say: turn.texts.say('common.cardShared') };
      case 'nothing':
        return { kind: 'refuse', say: turn.texts.say('common.nothingSaid') };
    }
  }

  /** As if the user had said what the notice's button stands for: in the menu it is begun, anywhere else asked about. */
  private async readNotice(
    dc: DialogContext,
    turn: DeskTurn,
    { data }: PromptState<TData>,
    press: Press,
  ): Promise<Reading<TData, TAnswer>> {
    const heard = await heardInNotice(dc, turn, press, this.kit.plainWords);
    if (!heard) return { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
    const taken = heard.isAside ? switchOffer(turn, heard) : await this.heard(turn, heard, data);
    return taken ?? { kind: 'refuse', say: turn.texts.say('notices.answerFirst') };
  }

  private async readPress(
    turn: DeskTurn,
    state: PromptState<TData>,
    press: Press,
    step: string | undefined,
  ): Promise<Reading<TData, TAnswer>> {
    const command = this.kit.commands.pressed(press.action, press.item);
    const harmless = HARMLESS.has(command?.name);
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
}
