import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Customer } from '../../services/model.js';
import type { CustomerDirectory } from '../../services/ports.js';
import { foldText } from '../../services/search/foldText.js';
import { MAX_CANDIDATES, type Sought } from '../../services/understanding/understanding.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import { namesSomething } from '../plainWords/saidOptions.js';
import type { Reading } from '../prompts/cardPrompt.js';
import type { Choice } from '../prompts/choice.js';
import {
  type ListData,
  type ListPage,
  ListPrompt,
  type PickRow,
  ROWS_PER_PAGE,
} from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';

export const CUSTOMER_PROMPT = 'customer';

/** Longest text that is looked for: no name or domain is longer. */
const LONGEST_QUERY = 100;

export interface CustomerData extends ListData {
  /** Ids of those whom the user's words may mean: only they are shown until the user wants to see all. */
  readonly candidates?: readonly string[];
  /** How many of all reservations fit what was said of the one that is looked for, where something was. */
  readonly soughtFits?: Sought['fits'];
  /** What was searched for, while its hits are shown instead of the whole list. */
  readonly query?: string;
}

type CustomerReading = Reading<CustomerData, string>;

/** Picks one of the partner's customers, from the list or by part of a name or domain. Answers its id. */
export class CustomerPrompt extends ListPrompt<CustomerData, string> {
  protected override readonly helpKey: TextKey = 'customers.help';

  constructor(
    kit: StepKit,
    private readonly customers: CustomerDirectory,
  ) {
    super(CUSTOMER_PROMPT, kit);
  }

  protected override async list(turn: DeskTurn, data: CustomerData): Promise<ListPage> {
    const { query, candidates } = data;
    if (query !== undefined) return this.hitsOf(turn, query);
    const meant = await this.meant(turn, candidates);
    return meant.length > 0 ? candidatesPage(turn.texts, meant) : this.wholeList(turn, data);
  }

  /** Whole words of a customer's name or domain are that customer, even where they are those of a task. */
  protected override async isOwn(turn: DeskTurn, text: string, data: CustomerData): Promise<boolean> {
    if (await super.isOwn(turn, text, data)) return true;
    const { hits } = await this.customers.search(turn.caller, text.slice(0, LONGEST_QUERY), ROWS_PER_PAGE);
    const typed = ` ${foldText(text)} `;
    return hits.some(({ name, domain }) => ` ${foldText(name)} ${foldText(domain)} `.includes(typed));
  }

  /** To say what the reservation is counts in a request, or with a time: else it may be part of a name. */
  protected override heard(
    _turn: DeskTurn,
    { isAside, said, wish, hasExpiry }: Heard,
  ): CustomerReading | undefined {
    if (isAside) return undefined;
    const saysWhat = said.sought !== undefined && (wish !== undefined || hasExpiry);
    return namesSomething(said) || saysWhat ? { kind: 'said', options: said } : undefined;
  }

  protected override async picked(
    turn: DeskTurn,
    item: string,
    data: CustomerData,
  ): Promise<CustomerReading> {
    const customer = await this.customers.get(turn.caller, item);
    if (customer) return { kind: 'answer', value: customer.id };
    return { kind: 'refuse', say: turn.texts.say('customers.unknown'), data: wholeListOf(data) };
  }

  protected override async searched(
    turn: DeskTurn,
    text: string,
    data: CustomerData,
  ): Promise<CustomerReading> {
    const query = text.slice(0, LONGEST_QUERY);
    const { hits, clear } = await this.customers.search(turn.caller, query, ROWS_PER_PAGE);
    const [best] = hits;
    if (!best) {
      const say = turn.texts.say('customers.noHit', { query: quotedText(turn.texts, text) });
      return { kind: 'refuse', say, data: wholeListOf(data) };
    }
    if (!clear) return { kind: 'change', data: { ...wholeListOf(data), query } };
    await turn.say('customers.taken', { name: best.name });
    return { kind: 'answer', value: best.id };
  }

  protected override chosen(_turn: DeskTurn, _press: Press, data: CustomerData): CustomerReading {
    const { page: _page, ...rest } = wholeListOf(data);
    return { kind: 'change', data: rest };
  }

  private async meant({ caller }: DeskTurn, ids: readonly string[] = []): Promise<Customer[]> {
    const found = await Promise.all(ids.map((id) => this.customers.get(caller, id)));
    return found.filter((customer) => customer !== undefined);
  }

  private async wholeList(
    { texts, caller }: DeskTurn,
    { page: wanted = 0, soughtFits }: CustomerData,
  ): Promise<ListPage> {
    const { items, page, pageCount, total } = await this.customers.list(caller, wanted, ROWS_PER_PAGE);
    const paging = pageCount > 1 ? texts.say('list.page', { page: page + 1, pageCount }) : '';
    const isLed = soughtFits === 'none' || soughtFits === 'many';
    const lead = isLed ? texts.say(`understanding.sought.${soughtFits}`, { most: MAX_CANDIDATES }) : '';
    const text =
      total === 0
        ? texts.say('customers.empty')
        : [lead, texts.say('customers.text', { count: total }), paging, texts.say('customers.searchHint')];
    return {
      title: texts.say('customers.title'),
      text: sentences(text),
      rows: items.map((customer) => rowOf(texts, customer)),
      page,
      pageCount,
    };
  }

  private async hitsOf({ texts, caller }: DeskTurn, query: string): Promise<ListPage> {
    // One more than is shown tells whether there are more.
    const { hits } = await this.customers.search(caller, query, ROWS_PER_PAGE + 1);
    const quoted = quotedText(texts, query);
    const more = hits.length > ROWS_PER_PAGE;
    return {
      title: texts.say('customers.hitsTitle'),
      text: texts.say(more ? 'customers.manyHits' : 'customers.hits', {
        query: quoted,
        count: Math.min(hits.length, ROWS_PER_PAGE),
      }),
      rows: hits.slice(0, ROWS_PER_PAGE).map((customer) => rowOf(texts, customer)),
      page: 0,
      pageCount: 1,
      choices: [showAll(texts)],
    };
  }
}

/** The list without what narrows it. */
function wholeListOf({ page = 0, soughtFits }: CustomerData): CustomerData {
  return { page, ...(soughtFits && { soughtFits }) };
}

function candidatesPage(texts: Texts, customers: readonly Customer[]): ListPage {
  return {
    title: texts.say('customers.hitsTitle'),
    text: texts.say('understanding.candidates.customers', { count: customers.length }),
    rows: customers.map((customer) => rowOf(texts, customer)),
    page: 0,
    pageCount: 1,
    choices: [showAll(texts)],
  };
}

function showAll(texts: Texts): Choice {
  return {
    action: 'showAll',
    title: texts.say('customers.showAll'),
    also: texts.say('customers.words.showAll').split('|'),
  };
}

function rowOf(texts: Texts, { id, name, domain, country }: Customer): PickRow {
  return {
    item: id,
    title: name,
    subtitle: country === undefined ? domain : `${domain} · ${texts.country(country)}`,
  };
}

function sentences(parts: string | readonly string[]): string {
  return typeof parts === 'string' ? parts : parts.filter((part) => part !== '').join(' ');
}
