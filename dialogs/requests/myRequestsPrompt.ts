import { statusColor } from '../../cards/request/statusColor.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Caller, SupportRequest } from '../../services/model.js';
import type { SupportDesk } from '../../services/ports.js';
import { foldText } from '../../services/search/foldText.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Reading } from '../prompts/cardPrompt.js';
import type { Choice } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import {
  type ListData,
  type ListPage,
  ListPrompt,
  type PickRow,
  pageOf,
  ROWS_PER_PAGE,
} from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { requestIdIn } from './requestNumber.js';

export const MY_REQUESTS_PROMPT = 'myRequests';

/** Typed customer names are looked for among this many of the newest requests. */
const REQUESTS_SEARCHED = 100;

/** What begins like a request number is meant for one, whether there is such a number or not. */
const LIKE_A_NUMBER = /^\s*#?sr[\s\d-]/i;

const NEW_REQUEST = 'newRequest';
const SHOW_ALL = 'showAll';

export interface MyRequestsData extends ListData {
  /** Part of a customer's name, while only that customer's requests are shown. */
  readonly query?: string;
}

/** The request to open, or the wish for a new one. */
export type MyRequestsAnswer =
  | { readonly kind: 'open'; readonly requestId: string }
  | { readonly kind: 'newRequest' };

type MyRequestsReading = Reading<MyRequestsData, MyRequestsAnswer>;

/** The user's own requests, newest first; one is opened by row, number or customer. */
export class MyRequestsPrompt extends ListPrompt<MyRequestsData, MyRequestsAnswer> {
  protected override readonly helpKey: TextKey = 'requests.list.help';

  constructor(
    kit: StepKit,
    private readonly desk: SupportDesk,
  ) {
    super(MY_REQUESTS_PROMPT, kit);
  }

  protected override async list(turn: DeskTurn, { query, page }: MyRequestsData): Promise<ListPage> {
    const { texts, caller } = turn;
    if (query !== undefined) {
      const hits = pageOf(await this.ofCustomer(caller, query), page);
      const text = texts.say('requests.list.hits', { query: quotedText(texts, query) });
      return {
        ...hits,
        title: texts.say('requests.list.title'),
        text,
        ...this.rowsOf(turn, hits.items, SHOW_ALL),
      };
    }
    const requests = await this.desk.list(caller, page ?? 0, ROWS_PER_PAGE);
    const isEmpty = requests.total === 0;
    return {
      title: texts.say('requests.list.title'),
      text: isEmpty
        ? texts.say('requests.list.empty')
        : texts.say('requests.list.text', { count: requests.total }),
      page: requests.page,
      pageCount: requests.pageCount,
      ...this.rowsOf(turn, requests.items, isEmpty ? NEW_REQUEST : undefined),
    };
  }

  protected override picked(turn: DeskTurn, item: string): Promise<MyRequestsReading> {
    return this.open(turn, item);
  }

  protected override async isOwn(turn: DeskTurn, text: string, data: MyRequestsData): Promise<boolean> {
    if (LIKE_A_NUMBER.test(text) || requestIdIn(text) !== undefined || (await super.isOwn(turn, text, data)))
      return true;
    return (await this.ofCustomer(turn.caller, text)).length > 0;
  }

  protected override async searched(
    turn: DeskTurn,
    text: string,
    data: MyRequestsData,
  ): Promise<MyRequestsReading> {
    const requestId = requestIdIn(text);
    if (requestId !== undefined) return this.open(turn, requestId);
    const hits = await this.ofCustomer(turn.caller, text);
    const [only] = hits;
    if (only && hits.length === 1) return { kind: 'answer', value: { kind: 'open', requestId: only.id } };
    if (only) return { kind: 'change', data: { query: text.slice(0, 100) } };
    const query = quotedText(turn.texts, text);
    return { kind: 'refuse', say: turn.texts.say('requests.list.noHit', { query }), data };
  }

  protected override chosen(_turn: DeskTurn, { action }: Press): MyRequestsReading {
    return action === NEW_REQUEST
      ? { kind: 'answer', value: { kind: 'newRequest' } }
      : { kind: 'change', data: {} };
  }

  private rowsOf(
    turn: DeskTurn,
    requests: readonly SupportRequest[],
    action: typeof NEW_REQUEST | typeof SHOW_ALL | undefined,
  ): { rows: PickRow[]; choices: Choice[] } {
    const { texts } = turn;
    const also = action === NEW_REQUEST ? texts.say('menu.words.support').split('|') : [];
    const own = action ? [{ action, title: texts.say(`requests.list.${action}`), also }] : [];
    const news = this.kit.tellsNews ? commandChoices(turn, 'notices') : [];
    return { rows: requests.map((request) => rowOf(texts, request)), choices: [...own, ...news] };
  }

  /** Another user's request counts as unknown. */
  private async open({ caller, texts }: DeskTurn, requestId: string): Promise<MyRequestsReading> {
    const request = await this.desk.get(caller, requestId);
    if (request) return { kind: 'answer', value: { kind: 'open', requestId: request.id } };
    return { kind: 'refuse', say: texts.say('requests.list.unknown') };
  }

  private async ofCustomer(caller: Caller, query: string): Promise<SupportRequest[]> {
    const words = foldText(query);
    const { items } = await this.desk.list(caller, 0, REQUESTS_SEARCHED);
    return items.filter(({ customerName }) => words !== '' && foldText(customerName).includes(words));
  }
}

function rowOf(texts: Texts, { id, customerName, problem, status, createdAt }: SupportRequest): PickRow {
  return {
    item: id,
    title: `${id} · ${customerName}`,
    subtitle: `${texts.label('category', problem.category)} · ${texts.date(createdAt)}`,
    detail: texts.label('status', status),
    detailColor: statusColor(status),
  };
}
