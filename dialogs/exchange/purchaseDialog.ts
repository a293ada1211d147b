import type { Caller } from '../../services/model.js';
import type { OfferKey, Product } from '../../services/products.js';
import type { PurchaseAsk, ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import type { FormAnswer, FormData, FormEntries } from '../form/form.js';
import { FormPrompt } from '../form/formPrompt.js';
import { FAMILY_PROMPT, type FamilyData, FamilyPrompt } from '../products/familyPrompt.js';
import { offerEntries, offerFacts, offerForm, offerTerms } from '../products/offerForm.js';
import type { ProductAnswer } from '../products/productListPrompt.js';
import { PRODUCT_PROMPT, type ProductData, ProductPrompt } from '../products/productPrompt.js';
import { ROWS_PER_PAGE } from '../prompts/listPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { QuantityWords } from '../refund/quantityWords.js';
import { findReservation } from '../reservations/lookups.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { AtStake } from '../taskWaterfall.js';
import type { ExchangePorts } from './exchangePorts.js';
import {
  PURCHASE_QUANTITY_PROMPT,
  type PurchaseQuantityAnswer,
  type PurchaseQuantityData,
  PurchaseQuantityPrompt,
} from './purchaseQuantityPrompt.js';

export const PURCHASE_DIALOG = 'exchangePurchase';

export interface PurchaseOptions {
  readonly customerId: string;
  /** What is given back, of which there is something: only what is like it can be bought. */
  readonly returns: readonly ReturnAsk[];
  /** What else is bought. */
  readonly others: readonly PurchaseAsk[];
  /** What was answered before, to be changed. */
  readonly line?: PurchaseAsk;
}

interface PurchaseDraft extends Omit<PurchaseOptions, 'line'> {
  /** Whether an answer is changed: then its steps lie on the way back. */
  readonly isChange: boolean;
  family?: string;
  sku?: string;
  /** What stands in the offer form. */
  entries?: FormEntries;
  offer?: OfferKey;
  quantity?: number;
}

/** One product to buy: family, size, where and for how long, how many. Answers a `PurchaseAsk`. */
export class PurchaseDialog extends TaskDialog<PurchaseDraft> {
  constructor(
    kit: StepKit,
    private readonly ports: ExchangePorts,
    words: QuantityWords,
  ) {
    super(PURCHASE_DIALOG, kit);
    this.addDialog(new FamilyPrompt(kit, ports.products));
    this.addDialog(new ProductPrompt(kit, ports.products));
    this.addDialog(new FormPrompt(kit, offerForm));
    this.addDialog(new PurchaseQuantityPrompt(kit, ports, words));
    this.steps(
      { name: 'family', ask: this.askFamily, keep: this.keepProduct },
      { name: 'product', ask: this.askProduct, keep: this.keepProduct },
      { name: 'offer', ask: this.askOffer, keep: this.keepOffer, keepEntered: this.keepEnteredOffer },
      { name: 'quantity', ask: this.askQuantity, keep: this.keepQuantity },
      { name: 'end', ask: (step) => step.finish(purchaseOf(step.draft)) },
    );
  }

  protected override newDraft(options: object): PurchaseDraft {
    const { line, ...rest } = options as PurchaseOptions;
    if (!line) return { ...rest, isChange: false };
    const { quantity: _quantity, ...offer } = line;
    const { sku, region, term, billingPlan } = offer;
    return { ...rest, isChange: true, sku, entries: { region, term, billingPlan }, offer };
  }

  /** What is given back is chosen already. */
  protected override atStake(): AtStake {
    return 'choices';
  }

  private async askFamily(step: TaskContext<PurchaseDraft>) {
    const { draft, turn, revisited } = step;
    const ask = await this.productAsk(turn.caller, draft);
    const families = await this.ports.products.families(turn.caller, ask);
    const products = families.reduce((sum, { count }) => sum + count, 0);
    if (families.length <= 1 || products <= ROWS_PER_PAGE) return step.pass();
    if (draft.isChange && !revisited) {
      draft.family = (await this.product(turn.caller, draft))?.family;
      return step.pass({ onWayBack: true });
    }
    return step.ask(FAMILY_PROMPT, ask satisfies FamilyData);
  }

  /** The answer of a list: a family leads to its products, a product to its offers. */
  private keepProduct(draft: PurchaseDraft, value: unknown): string {
    const answer = value as ProductAnswer;
    if (answer.kind === 'family') {
      draft.family = answer.family;
      return 'product';
    }
    draft.sku = answer.sku;
    return 'offer';
  }

  private async askProduct(step: TaskContext<PurchaseDraft>) {
    const { draft, turn, revisited } = step;
    const { family, isChange } = draft;
    if (isChange && !revisited && (await this.product(turn.caller, draft))) {
      return step.pass({ onWayBack: true });
    }
    const ask = await this.productAsk(turn.caller, draft);
    return step.ask(PRODUCT_PROMPT, { ...ask, ...(family && { family }) } satisfies ProductData);
  }

  private async askOffer(step: TaskContext<PurchaseDraft>) {
    const { draft, turn, revisited } = step;
    if (draft.isChange && !revisited) return step.pass({ onWayBack: true });
    const product = await this.product(turn.caller, draft);
    if (!product) {
      await turn.say('errors.ProductNotFound');
      return step.ask(PRODUCT_PROMPT, await this.productAsk(turn.caller, draft));
    }
    const { region, term, billingPlan, displayName } = await this.firstReturn(turn.caller, draft);
    const entries = offerEntries(product, draft.entries ?? { region, term, billingPlan });
    const facts = offerFacts(product, draft.entries ? undefined : displayName);
    return step.ask(offerForm.id, { entries, facts } satisfies FormData);
  }

  private keepEnteredOffer(draft: PurchaseDraft, entered: unknown): void {
    draft.entries = entered as FormEntries;
  }

  private async keepOffer(draft: PurchaseDraft, value: unknown, turn: DeskTurn): Promise<string | undefined> {
    const answer = value as FormAnswer | ProductAnswer;
    if ('kind' in answer) return this.keepProduct(draft, answer);
    const { values, entries } = answer;
    draft.entries = entries;
    const offer: OfferKey = { sku: draft.sku ?? '', ...offerTerms.parse(values) };
    if (await this.ports.products.offer(turn.caller, draft.customerId, offer)) {
      draft.offer = offer;
      return undefined;
    }
    await turn.say('products.offer.none', { sku: offer.sku });
    return 'offer';
  }

  private async askQuantity(step: TaskContext<PurchaseDraft>) {
    const { customerId, returns, others } = step.draft;
    const data: PurchaseQuantityData = { customerId, returns, others, offer: offerOf(step.draft) };
    return step.ask(PURCHASE_QUANTITY_PROMPT, data);
  }

  private async keepQuantity(
    draft: PurchaseDraft,
    value: unknown,
    turn: DeskTurn,
  ): Promise<string | undefined> {
    const answer = value as PurchaseQuantityAnswer;
    if (answer === 'gone') {
      await turn.say('errors.ProductNotFound');
      return 'product';
    }
    draft.quantity = answer;
    return undefined;
  }

  private product(caller: Caller, { customerId, sku = '' }: PurchaseDraft): Promise<Product | undefined> {
    return this.ports.products.get(caller, customerId, sku);
  }

  private async productAsk(caller: Caller, draft: PurchaseDraft): Promise<FamilyData> {
    const { resourceType } = await this.firstReturn(caller, draft);
    return { customerId: draft.customerId, resourceType };
  }

  private firstReturn(caller: Caller, { customerId, returns: [first] }: PurchaseDraft) {
    return findReservation(this.ports, caller, customerId, first?.reservationId ?? '');
  }
}

/** @throws TypeError before an offer was chosen: a fault of the order of steps. */
function offerOf({ offer }: PurchaseDraft): OfferKey {
  if (!offer) throw new TypeError('no offer was chosen');
  return offer;
}

function purchaseOf(draft: PurchaseDraft): PurchaseAsk {
  return { ...offerOf(draft), quantity: draft.quantity ?? 0 };
}
