import type { Attachment } from 'botbuilder';

/** A step whose card was answered, or that was left. */
export interface AnsweredStep {
  /** Token of the step, as its card carries it. */
  readonly step: string;
  /** Token of the same step's next card, which may take the place of this one. */
  readonly next?: string;
  /** What was chosen: a finished sentence. */
  readonly chosen: string;
  /** What stood in the inputs of the step's card that was pressed; absent when none was. */
  readonly entered?: Readonly<Record<string, string>>;
  /** Draws the step's card as it was; may fail like any look-up. */
  redraw(): Promise<Attachment>;
}

/** Which steps a turn showed and which it answered, for channels in which a card can still change after it was sent. */
export class StepCards {
  readonly #shown = new Map<Attachment, string>();
  readonly #answered: AnsweredStep[] = [];

  get answered(): readonly AnsweredStep[] {
    return this.#answered;
  }

  noteShown(card: Attachment, step: string): void {
    this.#shown.set(card, step);
  }

  noteAnswered(answered: AnsweredStep): void {
    this.#answered.push(answered);
  }

  /** The step whose card this is; undefined for one that cannot be answered. */
  stepOf(card: Attachment | undefined): string | undefined {
    return card && this.#shown.get(card);
  }
}
