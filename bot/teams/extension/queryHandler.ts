import { z } from 'zod';
import { MAX_EXPIRY_DAYS } from '../../../services/portfolio.js';
import type { Page } from '../../../services/ports.js';
import {
  type InvokeAnswer,
  type InvokeHandler,
  type InvokeTurn,
  invokeHandler,
} from '../../invokes/invokeHandler.js';
import { SEARCH_CUSTOMERS, SEARCHES, SOUGHT_PARAMETER } from '../extensionCommands.js';
import { cardsAnswer, type ListedCard, sentenceAnswer } from './extensionAnswers.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { inTime } from './inTime.js';
import { type FoundSlice, MOST_FOUND, type ReservationSearch } from './reservationSearch.js';
import type { SharedCards } from './sharedCards.js';

/** As many as Teams asks for at a time. */
const MOST_A_PAGE = 25;
/** Nobody turns so many pages. */
const DEEPEST = 10_000;

const options = z.object({
  skip: z.int().min(0).catch(0),
  count: z.int().min(1).catch(MOST_A_PAGE),
});

const query = z.object({
  commandId: z.enum(SEARCHES),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
  queryOptions: options.nullish(),
});

/** A page of what is sought; `text` is empty while nothing was typed. */
interface Ask extends FoundSlice {
  readonly text: string;
}

/** Looks up customers and reservations for the compose box. */
export class QueryHandler {
  /** Answers `composeExtension/query`. */
  readonly handler: InvokeHandler;

  constructor(
    private readonly ports: Pick<ExtensionPorts, 'customers' | 'portfolio'>,
    private readonly search: ReservationSearch,
    private readonly cards: SharedCards,
  ) {
    this.handler = invokeHandler('composeExtension/query', query, (turn, value) =>
      inTime(turn, this.#answer(turn, value)),
    );
  }

  async #answer(turn: InvokeTurn, { commandId, parameters, queryOptions }: z.infer<typeof query>) {
    const { skip = 0, count = MOST_A_PAGE } = queryOptions ?? {};
    if (skip > DEEPEST) return cardsAnswer([]);
    const sought = parameters?.find(({ name }) => name === SOUGHT_PARAMETER)?.value;
    const ask = {
      text: typeof sought === 'string' ? sought.trim() : '',
      skip,
      count: Math.min(count, MOST_A_PAGE),
    };
    return commandId === SEARCH_CUSTOMERS ? this.#customers(turn, ask) : this.#reservations(turn, ask);
  }

  async #customers({ caller, texts }: InvokeTurn, ask: Ask): Promise<InvokeAnswer> {
    const { customers } = this.ports;
    const found =
      ask.text === ''
        ? itemsOf(await customers.list(caller, pageOf(ask), ask.count), ask)
        : sliceOf((await customers.search(caller, ask.text, wanted(ask))).hits, ask);
    const cards = found.map((customer) => this.cards.customer(texts, customer));
    return shown(cards, ask, texts.say('extension.found.noCustomers'));
  }

  async #reservations({ caller, texts }: InvokeTurn, ask: Ask): Promise<InvokeAnswer> {
    if (ask.text === '') {
      const slice = { page: pageOf(ask), pageSize: ask.count };
      const lines = itemsOf(await this.ports.portfolio.expiring(caller, MAX_EXPIRY_DAYS, slice), ask);
      const cards = lines.map((line) => this.cards.line(texts, line));
      return shown(cards, ask, texts.say('extension.found.noneExpiring'));
    }
    const found = await this.search.find(caller, texts, ask.text, ask);
    if (found === 'many') return shown([], ask, texts.say('extension.found.tooMany'));
    const cards = found.map((owned) => this.cards.found(texts, owned));
    return shown(cards, ask, texts.say('extension.found.noReservations'));
  }
}

/** Nothing after a first page is the end of the list; nothing at all is told. */
function shown(cards: readonly ListedCard[], { skip }: Ask, sentence: string): InvokeAnswer {
  return cards.length === 0 && skip === 0 ? sentenceAnswer(sentence) : cardsAnswer(cards);
}

/** Clients turn whole pages. */
function pageOf({ skip, count }: Ask): number {
  return Math.floor(skip / count);
}

/** Past the end the ports give the last page, which was shown before. */
function itemsOf<T>({ items, page }: Page<T>, ask: Ask): readonly T[] {
  return page === pageOf(ask) ? items : [];
}

function wanted({ skip, count }: Ask): number {
  return Math.min(skip + count, MOST_FOUND);
}

function sliceOf<T>(found: readonly T[], { skip, count }: Ask): readonly T[] {
  return found.slice(skip, skip + count);
}
