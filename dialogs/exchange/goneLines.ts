import type { ExchangeAsk } from '../../services/ports.js';
import type { PurchaseAsk, ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import type { TaskContext } from '../taskContext.js';
import { type ExchangeDraft, takeLines } from './exchangeDraft.js';
import type { ExchangePorts } from './exchangePorts.js';
import type { ExchangeLines } from './exchangeRemedies.js';

/** The lines that can still be quoted. Tells the user of each that cannot: its reservation or its offer is gone. */
export async function withoutGone(
  ports: ExchangePorts,
  turn: DeskTurn,
  { customerId, returns, purchases }: ExchangeLines & { readonly customerId: string },
): Promise<{ returns: ReturnAsk[]; purchases: PurchaseAsk[] }> {
  const { texts, caller } = turn;
  const kept: { returns: ReturnAsk[]; purchases: PurchaseAsk[] } = { returns: [], purchases: [] };
  for (const line of returns) {
    if (await ports.reservations.get(caller, customerId, line.reservationId)) kept.returns.push(line);
    else await turn.say('products.gone.return', { id: line.reservationId });
  }
  for (const line of purchases) {
    const { sku, region, term, billingPlan } = line;
    const offer = { sku, region, term, billingPlan };
    if (await ports.products.offer(caller, customerId, offer)) kept.purchases.push(line);
    else await turn.say('products.gone.purchase', { sku, region: texts.label('region', region) });
  }
  return kept;
}

/** Takes what is gone out of the draft. */
export async function dropGone(ports: ExchangePorts, draft: ExchangeDraft, turn: DeskTurn): Promise<void> {
  const { customerId = '', returns, purchases } = draft;
  takeLines(draft, await withoutGone(ports, turn, { customerId, returns, purchases }));
}

/** The exchange as it is put together so far, without what is gone. */
export async function exchangeSoFar(
  ports: ExchangePorts,
  { draft, turn }: Pick<TaskContext<ExchangeDraft>, 'draft' | 'turn'>,
): Promise<ExchangeAsk> {
  await dropGone(ports, draft, turn);
  const { customerId = '', returns, purchases } = draft;
  return { customerId, returns, purchases };
}
