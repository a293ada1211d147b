import type { Texts } from '../../services/localization/texts.js';
import type { Money } from '../../services/money.js';
import type { ServiceFigure, ServiceQuote } from '../../services/quotes/refundQuote.js';
import type { LabelledValue } from './quoteFacts.js';

/** A quote that a service behind the desk may have given. */
type Served = { readonly service?: ServiceQuote | undefined } & { readonly [F in ServiceFigure]?: Money };

/** Where the service's figures are not those that the desk reckons: which counts, and what the other is. */
export function serviceNotes(texts: Texts, quote: Served): string[] {
  const differs = quote.service?.differs ?? [];
  return differs.flatMap(({ figure, reckoned }) => {
    const told = quote[figure];
    return told
      ? [
          texts.say(`service.differs.${figure}`, {
            service: texts.money(told),
            reckoned: texts.money(reckoned),
          }),
        ]
      : [];
  });
}

/** By which Microsoft support finds the service's quote, or its refusal to make one. */
export function serviceFacts(texts: Texts, { service }: Served): LabelledValue[] {
  const { sessionId, correlationId } = service ?? {};
  return [
    ...(sessionId === undefined ? [] : [{ label: texts.say('service.session'), value: sessionId }]),
    ...(correlationId === undefined
      ? []
      : [{ label: texts.say('service.correlation'), value: correlationId }]),
  ];
}
