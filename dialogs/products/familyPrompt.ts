import type { TextKey } from '../../services/localization/texts.js';
import type { ProductCatalog } from '../../services/ports.js';
import type { ProductFamily } from '../../services/products.js';
import { foldText } from '../../services/search/foldText.js';
import type { DeskTurn } from '../deskTurn.js';
import { type ListPage, pageOf } from '../prompts/listPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import { askOf, type ProductListData, ProductListPrompt, type ProductReading } from './productListPrompt.js';
import { familyRow } from './productRows.js';

export const FAMILY_PROMPT = 'productFamily';

export type FamilyData = ProductListData;

/** Picks a series or tier of products, or a product at once when words mean only one. */
export class FamilyPrompt extends ProductListPrompt<FamilyData> {
  protected override readonly helpKey: TextKey = 'products.family.help';

  constructor(kit: StepKit, products: ProductCatalog) {
    super(FAMILY_PROMPT, kit, products);
  }

  protected override async wholeList({ texts, caller }: DeskTurn, data: FamilyData): Promise<ListPage> {
    const families = await this.products.families(caller, askOf(data));
    const { items, page, pageCount } = pageOf(families, data.page);
    const parts = [
      texts.say('products.family.text', { count: families.length }),
      pageCount > 1 ? texts.say('list.page', { page: page + 1, pageCount }) : '',
      texts.say('products.searchHint'),
    ];
    return {
      title: texts.say('products.family.title'),
      text: parts.filter((part) => part !== '').join(' '),
      rows: items.map((family) => familyRow(texts, family)),
      page,
      pageCount,
    };
  }

  protected override async pickedOfAll(
    turn: DeskTurn,
    item: string,
    data: FamilyData,
  ): Promise<ProductReading<FamilyData>> {
    const family = await this.familyNamed(turn, item, data);
    if (family) return { kind: 'answer', value: { kind: 'family', family: family.family } };
    return { kind: 'refuse', say: turn.texts.say('products.unknown') };
  }

  /** A family's name means the family, not one of its products. */
  protected override async searched(
    turn: DeskTurn,
    text: string,
    data: FamilyData,
  ): Promise<ProductReading<FamilyData>> {
    const family = await this.familyNamed(turn, text, data);
    if (family) return { kind: 'answer', value: { kind: 'family', family: family.family } };
    return super.searched(turn, text, data);
  }

  private async familyNamed(
    { caller }: DeskTurn,
    name: string,
    data: FamilyData,
  ): Promise<ProductFamily | undefined> {
    const families = await this.products.families(caller, askOf(data));
    return families.find(({ family }) => foldText(family) === foldText(name));
  }
}
