import type { PortfolioRequest } from '../../services/portfolio.js';
import type { DeskTurn } from '../deskTurn.js';

/** A request that is about no reservation, in words: there is no card of it for others than its author. */
export function requestFacts(
  { texts, caller }: DeskTurn,
  { customerName, request }: PortfolioRequest,
): string {
  const facts = texts.say('portfolio.requests.facts', {
    id: request.id,
    customer: customerName,
    about: texts.say(`portfolio.requests.about.${request.about}`),
    date: texts.date(request.createdAt),
    status: texts.label('status', request.status),
  });
  return request.createdBy === caller.userId ? `${facts} ${texts.say('portfolio.requests.own')}` : facts;
}
