import { Dialog } from 'botbuilder-dialogs';
import type { TextKey } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import type { Reading, StepView } from './reading.js';
import type { Press } from './turnInput.js';

/** What a step says of itself: how it is drawn and what it makes of an input. `CardPrompt` does the rest. */
export abstract class StepHooks<TData extends object, TAnswer> extends Dialog {
  /** The sentence of `help` in this step. */
  protected abstract readonly helpKey: TextKey;

  /** Draws the step. Buttons carry `step`. */
  protected abstract view(turn: DeskTurn, data: TData, step: string): Promise<StepView> | StepView;

  /** What the step makes of what it is begun with, before it is shown; undefined just shows it. */
  protected begun(
    _turn: DeskTurn,
    _data: TData,
  ): Promise<Reading<TData, TAnswer> | undefined> | Reading<TData, TAnswer> | undefined {
    return undefined;
  }

  /** Reads a pressed choice, or a typed one: both arrive here. The press is one of the choices shown. */
  protected abstract pressed(
    turn: DeskTurn,
    press: Press,
    data: TData,
  ): Promise<Reading<TData, TAnswer>> | Reading<TData, TAnswer>;

  /** Reads words that are neither a command nor the title of a choice. */
  protected typed(
    _turn: DeskTurn,
    _text: string,
    _data: TData,
  ): Promise<Reading<TData, TAnswer>> | Reading<TData, TAnswer> {
    return { kind: 'unknown' };
  }

  /** Whether such words are for `typed`, whatever else they might ask for. */
  protected isOwn(_turn: DeskTurn, _text: string, _data: TData): Promise<boolean> | boolean {
    return false;
  }

  /** Reads what was understood of words that are not surely the step's own; undefined leaves them to others. */
  protected heard(
    _turn: DeskTurn,
    _heard: Heard,
    _data: TData,
  ): Promise<Reading<TData, TAnswer> | undefined> | Reading<TData, TAnswer> | undefined {
    return undefined;
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

  /** Whether the words that began this step may themselves be its answer, so that the card is not even shown. */
  protected mayAnswerAtOnce(_data: TData): boolean {
    return false;
  }
}
