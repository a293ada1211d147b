import type { ExecutionTerms } from '../../services/execution.js';
import type { Texts } from '../../services/localization/texts.js';
import type { SupportRequest } from '../../services/model.js';
import type { QuoteCardView, QuoteSection } from '../quote/quoteCard.js';
import { aligned } from '../quote/quoteFacts.js';

/** A figure of the quote under its name. */
interface Figure {
  readonly name: string;
  readonly value: string;
}

/**
 * What would be carried out, as `quoteCard` (cards/quote) draws it: the fresh quote with what confirming it means, and
 * beside the amounts on file where they are others. One that is refused says why, as any quote does.
 */
export function carryOutView(texts: Texts, terms: ExecutionTerms, quote: QuoteCardView): QuoteCardView {
  if (quote.refusals.length > 0) return quote;
  const { request, exchange, isAsFiled } = terms;
  const kind = exchange ? 'exchange' : 'refund';
  const say = (name: 'atOnce' | 'asFiled' | 'differs') => texts.say(`requests.carryOut.${name}`);
  return {
    ...quote,
    title: texts.say(`requests.carryOut.title.${kind}`, { id: request.id }),
    warnings: [say('atOnce'), ...(isAsFiled ? [] : [say('differs')])],
    notes: [...(isAsFiled ? [say('asFiled')] : []), ...quote.notes],
    sections: [...(isAsFiled ? [] : [comparison(texts, terms)]), ...quote.sections],
  };
}

/** The figures on file that are others now, each above the new one. */
function comparison(texts: Texts, { request, refund, exchange }: ExecutionTerms): QuoteSection {
  const filed = figuresOf(texts, request);
  const now = figuresOf(texts, { refund, exchange });
  const facts = now.flatMap(({ name: figure, value }, index) => {
    const before = filed[index]?.value ?? '';
    if (before === value) return [];
    return [
      { label: texts.say('requests.carryOut.filed', { figure }), value: before },
      { label: texts.say('requests.carryOut.now', { figure }), value },
    ];
  });
  return { title: texts.say('requests.carryOut.compared'), facts: aligned('Right', facts), blocks: [] };
}

function figuresOf(
  texts: Texts,
  { refund, exchange }: Pick<SupportRequest, 'refund' | 'exchange'>,
): Figure[] {
  const policy = (exchange ?? refund)?.policyId ?? '';
  return [
    ...(refund ? [{ name: texts.say('quote.line.refund'), value: texts.money(refund.refund) }] : []),
    ...(exchange
      ? [
          { name: texts.say('exchange.sum.credit'), value: texts.money(exchange.credit) },
          { name: texts.say('exchange.sum.net'), value: texts.money(exchange.netPayable) },
        ]
      : []),
    { name: texts.say('quote.terms.policy'), value: policy },
  ];
}
