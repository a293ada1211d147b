import type { TextKey } from '../../services/localization/texts.js';
import type { ProductCatalog } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import { type ListPage, ROWS_PER_PAGE } from '../prompts/listPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import { askOf, type ProductListData, ProductListPrompt, type ProductReading } from './productListPrompt.js';
import { productRow } from './productRows.js';

export const PRODUCT_PROMPT = 'product';

export interface ProductData extends ProductListData {
  /** Whose products are listed; all when absent. Searches are not bound to it. */
  readonly family?: string;
}

/** Picks one product by its size. */
export class ProductPrompt extends ProductListPrompt<ProductData> {
  protected override readonly helpKey: TextKey = 'products.product.help';

  constructor(kit: StepKit, products: ProductCatalog) {
    super(PRODUCT_PROMPT, kit, products);
  }

  protected override async wholeList({ texts, caller }: DeskTurn, data: ProductData): Promise<ListPage> {
    const ask = { ...askOf(data), family: data.family };
    const listed = await this.products.list(caller, ask, data.page ?? 0, ROWS_PER_PAGE);
    const { items, page, pageCount, total: count } = listed;
    const type = texts.label('resourceType', data.resourceType);
    const parts = [
      data.family === undefined
        ? texts.say('products.product.text', { count, type })
        : texts.say('products.product.textOf', { count, family: data.family }),
      pageCount > 1 ? texts.say('list.page', { page: page + 1, pageCount }) : '',
      count > 0 ? texts.say('products.searchHint') : '',
    ];
    return {
      title: texts.say('products.product.title'),
      text: parts.filter((part) => part !== '').join(' '),
      rows: items.map((product) => productRow(texts, product)),
      page,
      pageCount,
    };
  }

  protected override pickedOfAll(
    turn: DeskTurn,
    item: string,
    data: ProductData,
  ): Promise<ProductReading<ProductData>> {
    return this.pickProduct(turn, item, data);
  }
}
