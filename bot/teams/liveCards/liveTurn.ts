import { type Activity, ActivityTypes, type Attachment, type TurnContext } from 'botbuilder';
import { answeredCard } from '../../../cards/answered/answeredCard.js';
import type { AnsweredStep, StepCards } from '../../../dialogs/stepCards.js';
import type { Logger } from '../../log.js';
import { messageChanged } from '../messageChanged.js';
import type { ShownCard, ShownCards } from './shownCards.js';

/** Sends one turn's messages where cards can be replaced. */
export class LiveTurn {
  /** Activities that show a new card already. */
  readonly #renewed = new Set<string>();

  constructor(
    private readonly context: TurnContext,
    private readonly steps: StepCards,
    private readonly shown: ShownCards,
    private readonly log: Logger,
  ) {}

  /** Sends everything in order. The next card of a step that was pressed takes the place of the pressed one. */
  async send(activities: readonly Partial<Activity>[]): Promise<void> {
    let waiting: Partial<Activity>[] = [];
    for (const activity of activities) {
      const place = this.#placeOf(activity);
      if (place !== undefined) {
        await this.#post(waiting);
        waiting = [];
        if (await this.#renew(place, activity)) continue;
      }
      waiting.push(activity);
    }
    await this.#post(waiting);
  }

  /** Makes the cards of the steps that this turn answered read-only. */
  async replaceAnswered(): Promise<void> {
    await Promise.all(
      this.steps.answered.flatMap((answered) =>
        this.#cardsOf(answered)
          .filter(({ activityId }) => !this.#renewed.has(activityId))
          .map(({ activityId, draw }) =>
            this.#update(activityId, async () => messageWith(answeredCard(await draw(), answered))),
          ),
      ),
    );
  }

  /** The pressed card is known by the press even where another process, or an earlier one, showed it. */
  #cardsOf(answered: AnsweredStep) {
    const known = this.shown
      .take(answered.step)
      .map(({ activityId, card }) => ({ activityId, draw: () => card }));
    const pressed = this.#pressed(answered);
    const isKnown = known.some(({ activityId }) => activityId === pressed);
    return pressed === undefined || isKnown
      ? known
      : [...known, { activityId: pressed, draw: answered.redraw }];
  }

  /** Teams names the card in the press. */
  #pressed({ entered }: AnsweredStep): string | undefined {
    return entered && (this.context.activity.replyToId || undefined);
  }

  #placeOf(activity: Partial<Activity>): string | undefined {
    const step = this.steps.stepOf(activity.attachments?.[0]);
    const before = this.steps.answered.find(({ next }) => next !== undefined && next === step);
    return before && this.#pressed(before);
  }

  async #renew(place: string, activity: Partial<Activity>): Promise<boolean> {
    if (!(await this.#update(place, async () => activity))) return false;
    this.#renewed.add(place);
    this.#keep(activity, place);
    return true;
  }

  async #post(activities: Partial<Activity>[]): Promise<void> {
    if (activities.length === 0) return;
    const responses = await this.context.sendActivities(activities);
    for (const [index, activity] of activities.entries()) this.#keep(activity, responses[index]?.id);
  }

  #keep({ attachments: [card] = [] }: Partial<Activity>, activityId: string | undefined): void {
    const step = this.steps.stepOf(card);
    if (card && step !== undefined && activityId)
      this.shown.keep(step, { activityId, card } satisfies ShownCard);
  }

  /** @returns whether the channel took it; a message may be too old, or deleted */
  #update(activityId: string, draw: () => Promise<Partial<Activity>>): Promise<boolean> {
    return messageChanged(this.log, activityId, async () =>
      this.context.updateActivity({ ...(await draw()), id: activityId }),
    );
  }
}

function messageWith(card: Attachment): Partial<Activity> {
  return { type: ActivityTypes.Message, attachments: [card] };
}
