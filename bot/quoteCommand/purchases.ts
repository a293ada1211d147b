import { BILLING_PLANS, type Caller, type Customer, TERMS } from '../../services/model.js';
import type { ProductCatalog } from '../../services/ports.js';
import type { PurchaseAsk } from '../../services/quotes/exchangeQuote.js';
import { InputError } from '../commandLine/inputError.js';

/** Products that are named instead of one that there is not. */
const MAX_LISTED = 5;

/** Where purchases are looked for, and what they replace. */
export interface Shopping {
  readonly products: ProductCatalog;
  readonly caller: Caller;
  readonly customer: Customer;
  /** Of the first return; undefined where nothing is given back. */
  readonly resourceType: string | undefined;
}

/** Whether everything that is to be bought is on offer. @throws InputError about the first that is not */
export async function checkPurchases(shopping: Shopping, purchases: readonly PurchaseAsk[]): Promise<void> {
  const { products, caller, customer } = shopping;
  for (const purchase of purchases) {
    if (!(await products.offer(caller, customer.id, purchase))) throw await notOnOffer(shopping, purchase);
  }
}

async function notOnOffer(shopping: Shopping, { sku, region }: PurchaseAsk): Promise<InputError> {
  const { products, caller, customer } = shopping;
  const product = await products.get(caller, customer.id, sku);
  if (!product) {
    const alike = await productsLike(sku, shopping);
    const named = JSON.stringify(sku);
    return alike.length > 0
      ? new InputError(`There is no product ${named} to buy: write one of these, or another, whole.`, alike)
      : new InputError(`There is no product ${named} to buy: write one that the chat offers, whole.`);
  }
  if (!product.regions.includes(region)) {
    return new InputError(`${sku} is not offered in ${region}: choose one of ${product.regions.join(', ')}.`);
  }
  const choices = `${TERMS.join(' or ')}, and ${BILLING_PLANS.join(' or ')}`;
  return new InputError(`${sku} is not offered like that in ${region}: choose otherwise between ${choices}.`);
}

async function productsLike(
  sku: string,
  { products, caller, customer, resourceType }: Shopping,
): Promise<string[]> {
  if (resourceType === undefined) return [];
  const ask = { customerId: customer.id, resourceType };
  const { hits } = await products.search(caller, ask, sku.replaceAll('_', ' '), MAX_LISTED);
  return hits.map((product) => product.sku);
}
