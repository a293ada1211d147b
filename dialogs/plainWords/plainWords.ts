import type { DialogContext } from 'botbuilder-dialogs';
import type { Clock } from '../../services/clock.js';
import type { TaskName } from '../../services/tasks.js';
import type { TaskGuess, Understander, Understanding } from '../../services/understanding/understanding.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Lookups } from '../reservations/lookups.js';
import type { KnownWords } from './knownWords.js';
import { type Place, placeOf, type Subject } from './place.js';
import { namesSomething, saidIn } from './saidOptions.js';
import { hasWords } from './sentence.js';
import { isAboutReservation, optionsFor, type SaidOptions, type TaskWish } from './taskWish.js';

export interface PlainWordsParts extends Lookups {
  readonly understander: Understander;
  readonly words: KnownWords;
  readonly clock: Clock;
}

/** What was made of the user's words, seen from where the user is in the conversation. */
export interface Heard {
  readonly place: Place;
  /** What is asked for beyond doubt. */
  readonly wish?: TaskWish;
  /**
   * Whether the wish leads away from the step: to another task than the one under way, or to another reservation than
   * the one chosen there.
   */
  readonly isAside: boolean;
  /** What may be asked for while that is in doubt, the likeliest first: at most three, none of them under way. */
  readonly guesses: readonly TaskWish[];
  /** What the words choose by themselves, whichever task they are for. */
  readonly said: SaidOptions;
  /** Whether they name a time at which reservations expire. */
  readonly hasExpiry: boolean;
}

/** Fewer words in the middle of a step are an answer to it. */
const LEAST_WORDS_ASIDE = 3;

/** Less likely tasks are not asked about in the middle of a step. */
const LIKELY_ASIDE = 0.5;

/** What is offered to whoever only names a customer or a reservation. */
const USUAL_TASKS: readonly TaskName[] = ['overview', 'refund', 'exchange'];

const NOTHING_SAID: SaidOptions = { fromWords: true };

/** Makes wishes of what users say in their own words. Understands once a turn at most. */
export class PlainWords {
  /** By turn. */
  private readonly understood = new WeakMap<DeskTurn, Promise<Understanding>>();

  constructor(private readonly parts: PlainWordsParts) {}

  /** Whether words are worth hearing there: in the middle of a step a single one is its own unless it names a task. */
  mayBeWish(dc: DialogContext, { texts }: DeskTurn, text: string): boolean {
    const least = placeOf(dc).task === undefined ? 1 : LEAST_WORDS_ASIDE;
    if (this.parts.words.tasks.named(texts.language, text) !== undefined) return true;
    return hasWords(text, least) && !this.parts.words.navigation.has(text);
  }

  /** What the user's words ask for; call it for words that `mayBeWish` lets through. */
  async hear(dc: DialogContext, turn: DeskTurn, text: string): Promise<Heard> {
    const place = placeOf(dc);
    const named = this.parts.words.tasks.named(turn.texts.language, text);
    if (named) return this.heardTask(turn, named, place);
    const setting = this.parts.words.settings.read(text);
    const access = this.parts.words.access.read(text);
    const understanding = await this.understand(turn, setting?.rest ?? text, place.subject);
    const said: SaidOptions = {
      ...saidIn(understanding, this.parts.clock.now()),
      ...(access && { access }),
      ...(setting && { setting: setting.wish }),
    };
    const hasExpiry = understanding.expiry !== undefined;
    const [first] = understanding.guesses;
    if (!first || !understanding.isSure) {
      const likely = likelyGuesses(understanding, said, place);
      const guesses = likely.map((guess) => this.wishFor(turn, guess, said, understanding, place));
      return { place, isAside: false, guesses: await Promise.all(guesses), said, hasExpiry };
    }
    const wish = await this.wishFor(turn, first, said, understanding, place);
    return { place, wish, isAside: leadsAway(wish, said, place), guesses: [], said, hasExpiry };
  }

  /** What a button outside the steps asks for, as if it were said: it leads away from whatever is under way. */
  async asked(dc: DialogContext, turn: DeskTurn, task: TaskName, said: SaidOptions): Promise<Heard> {
    const place = placeOf(dc);
    const wish = await this.wishFor(turn, { task }, said, undefined, place);
    return { place, wish, isAside: place.task !== undefined, guesses: [], said, hasExpiry: false };
  }

  private async heardTask(turn: DeskTurn, task: TaskName, place: Place): Promise<Heard> {
    const wish = await this.wishFor(turn, { task }, NOTHING_SAID, undefined, place);
    const isAside = leadsAway(wish, NOTHING_SAID, place);
    return { place, wish, isAside, guesses: [], said: NOTHING_SAID, hasExpiry: false };
  }

  private understand(turn: DeskTurn, text: string, { customerId }: Subject): Promise<Understanding> {
    const kept = this.understood.get(turn);
    if (kept) return kept;
    const { language } = turn.texts;
    const understanding = this.parts.understander.understand(turn.caller, text, language, customerId);
    this.understood.set(turn, understanding);
    return understanding;
  }

  private async wishFor(
    turn: DeskTurn,
    { task, topic }: Pick<TaskGuess, 'task' | 'topic'>,
    said: SaidOptions,
    understanding: Understanding | undefined,
    { subject }: Place,
  ): Promise<TaskWish> {
    const whole = isAboutReservation(task) ? withSubject(said, understanding, subject) : said;
    const options = optionsFor(task, { ...whole, ...(topic !== undefined && { topic }) });
    return { task, options, names: await this.namesOf(turn, options, understanding) };
  }

  private async namesOf(
    { caller }: DeskTurn,
    { customerId, reservationId }: SaidOptions,
    understanding: Understanding | undefined,
  ): Promise<TaskWish['names']> {
    if (customerId === undefined) return {};
    const { customers, reservations } = this.parts;
    const customer =
      understanding?.customers.find(({ id }) => id === customerId) ??
      (await customers.get(caller, customerId));
    const reservation =
      reservationId === undefined
        ? undefined
        : (understanding?.reservations.find(({ id }) => id === reservationId) ??
          (await reservations.get(caller, customerId, reservationId)));
    return {
      ...(customer && { customer: customer.name }),
      ...(reservation && { reservation: reservation.displayName }),
    };
  }
}

/** Words that name no reservation mean the one at hand, as long as they name no other customer. */
function withSubject(
  said: SaidOptions,
  understanding: Understanding | undefined,
  { customerId, reservationIds }: Subject,
): SaidOptions {
  const [reservationId, ...others] = reservationIds;
  const isOther = said.customers !== undefined || (said.customerId ?? customerId) !== customerId;
  if (customerId === undefined || isOther || said.candidates || said.reservationId) return said;
  const isOpen = reservationId === undefined || others.length > 0 || understanding?.expiry !== undefined;
  return { ...said, customerId, ...(!isOpen && { reservationId }) };
}

function leadsAway({ task }: TaskWish, { reservationId }: SaidOptions, place: Place): boolean {
  if (place.task === undefined) return false;
  if (!place.underWay.includes(task)) return true;
  const { reservationIds } = place.subject;
  return reservationId !== undefined && reservationIds.length > 0 && !reservationIds.includes(reservationId);
}

function likelyGuesses(
  { guesses }: Understanding,
  said: SaidOptions,
  place: Place,
): readonly Pick<TaskGuess, 'task' | 'topic'>[] {
  // Whoever most likely means the task under way is not asked about others.
  const [first] = guesses;
  if (first && place.underWay.includes(first.task)) return [];
  if (first && place.task !== undefined && first.confidence < LIKELY_ASIDE) return [];
  const likely = guesses.filter(({ task }) => !place.underWay.includes(task)).slice(0, 3);
  if (guesses.length > 0 || place.task !== undefined || !namesSomething(said)) return likely;
  return USUAL_TASKS.map((task) => ({ task }));
}
