import type { Texts } from '../../services/localization/texts.js';
import type { ProductAsk, ProductCatalog } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Reading } from '../prompts/cardPrompt.js';
import { type Choice, choiceMeant } from '../prompts/choice.js';
import { type ListData, type ListPage, ListPrompt, ROWS_PER_PAGE } from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import { productRow } from './productRows.js';

/** Longest text that is looked for: no SKU, family or region is longer. */
const LONGEST_QUERY = 100;

export interface ProductListData extends ListData {
  readonly customerId: string;
  /** Type of what is given back: the products are those that it can be exchanged for. */
  readonly resourceType: string;
  /** What was searched for, while its hits are shown instead of the whole list. */
  readonly query?: string;
}

/** A product, or a family to choose one from. */
export type ProductAnswer =
  | { readonly kind: 'product'; readonly sku: string }
  | { readonly kind: 'family'; readonly family: string };

export type ProductReading<TData extends ProductListData> = Reading<TData, ProductAnswer>;

/** A list in which a typed search goes over all products that can be had: one that is clearly meant is taken. */
export abstract class ProductListPrompt<TData extends ProductListData> extends ListPrompt<
  TData,
  ProductAnswer
> {
  constructor(
    id: string,
    kit: StepKit,
    protected readonly products: ProductCatalog,
  ) {
    super(id, kit);
  }

  /** The list while nothing is searched for. */
  protected abstract wholeList(turn: DeskTurn, data: TData): Promise<ListPage>;

  /** Reads a row of the whole list. */
  protected abstract pickedOfAll(turn: DeskTurn, item: string, data: TData): Promise<ProductReading<TData>>;

  protected override async list(turn: DeskTurn, data: TData): Promise<ListPage> {
    return data.query === undefined ? this.wholeList(turn, data) : this.hitsOf(turn, data, data.query);
  }

  protected override async picked(turn: DeskTurn, item: string, data: TData): Promise<ProductReading<TData>> {
    return data.query === undefined ? this.pickedOfAll(turn, item, data) : this.pickProduct(turn, item, data);
  }

  /** A product that is looked for may be what a reservation of the customer is called. */
  protected override async isOwn(turn: DeskTurn, text: string, data: TData): Promise<boolean> {
    const { hits } = await this.search(turn, data, text, 1);
    return hits.length > 0;
  }

  protected override async searched(
    turn: DeskTurn,
    text: string,
    data: TData,
  ): Promise<ProductReading<TData>> {
    const { texts } = turn;
    if (choiceMeant([wholeListChoice(texts)], text)) return this.chosen(turn, undefined, data);
    const query = text.slice(0, LONGEST_QUERY);
    const { hits, clear } = await this.search(turn, data, query, ROWS_PER_PAGE);
    const [best] = hits;
    if (!best) {
      const say = texts.say('products.noHit', { query: quotedText(texts, text) });
      return { kind: 'refuse', say, data: withoutQuery(data) };
    }
    if (!clear) return { kind: 'change', data: { ...withoutQuery(data), query } };
    await turn.say('products.taken', { sku: best.sku });
    return { kind: 'answer', value: { kind: 'product', sku: best.sku } };
  }

  protected override chosen(_turn: DeskTurn, _press: unknown, data: TData): ProductReading<TData> {
    return { kind: 'change', data: withoutQuery(data) };
  }

  /** The product of a row, if it is still sold. */
  protected async pickProduct(
    { texts, caller }: DeskTurn,
    item: string,
    data: TData,
  ): Promise<ProductReading<TData>> {
    const product = await this.products.get(caller, data.customerId, item);
    if (product) return { kind: 'answer', value: { kind: 'product', sku: product.sku } };
    return { kind: 'refuse', say: texts.say('products.unknown'), data: withoutQuery(data) };
  }

  private search({ texts, caller }: DeskTurn, data: TData, text: string, limit: number) {
    return this.products.search(caller, askOf(data), text.slice(0, LONGEST_QUERY), limit, texts);
  }

  private async hitsOf(turn: DeskTurn, data: TData, query: string): Promise<ListPage> {
    const { texts } = turn;
    // One more than is shown tells whether there are more.
    const { hits } = await this.search(turn, data, query, ROWS_PER_PAGE + 1);
    const more = hits.length > ROWS_PER_PAGE;
    const rows = hits.slice(0, ROWS_PER_PAGE).map((product) => productRow(texts, product));
    return {
      title: texts.say('products.product.title'),
      text: texts.say(more ? 'products.manyHits' : 'products.hits', {
        query: quotedText(texts, query),
        count: rows.length,
      }),
      rows,
      page: 0,
      pageCount: 1,
      choices: [wholeListChoice(texts)],
    };
  }
}

/** All products that what is given back can be exchanged for. */
export function askOf({ customerId, resourceType }: ProductListData): ProductAsk {
  return { customerId, resourceType };
}

/** The whole list, at the page where it was left. */
function withoutQuery<TData extends ProductListData>(data: TData): TData {
  const { query: _query, ...kept } = data;
  return kept as TData;
}

function wholeListChoice(texts: Texts): Choice {
  return {
    action: 'wholeList',
    title: texts.say('products.buttons.wholeList'),
    also: texts.say('products.words.wholeList').split('|'),
  };
}
