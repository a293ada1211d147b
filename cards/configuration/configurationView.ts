import type { Texts } from '../../services/localization/texts.js';
import type { Customer, ListedReservation } from '../../services/model.js';
import type { Button } from '../button.js';
import { type NamedScope, targetInWords } from '../scopeInWords.js';
import type { ConfigurationCardView, ConfigurationFact } from './configurationCard.js';

export interface ConfigurationModel {
  readonly customer: Customer;
  readonly reservation: ListedReservation;
  /** The reservation's scope. */
  readonly scope: NamedScope;
  /** Why nothing can be changed here; empty where it can. */
  readonly readOnly: string;
}

/** The settings of one reservation in words. */
export function configurationView(
  texts: Texts,
  { customer, reservation, scope, readOnly }: ConfigurationModel,
  buttons: readonly Button[],
): ConfigurationCardView {
  return {
    title: texts.say('configuration.title'),
    product: reservation.sku,
    customer: texts.say('configuration.of', { customer: customer.name }),
    facts: factsOf(texts, reservation, scope),
    readOnly,
    buttons,
  };
}

/** The value of a switch: size flexibility or renewal. */
export function switchInWords(texts: Texts, which: 'flexibility' | 'renewal', isOn: boolean): string {
  return texts.say(`configuration.states.${which}${isOn ? 'On' : 'Off'}`);
}

function factsOf(
  texts: Texts,
  { displayName, instanceFlexibility, renew }: ListedReservation,
  scope: NamedScope,
): ConfigurationFact[] {
  const target = targetInWords(scope);
  return [
    { label: texts.say('configuration.facts.displayName'), value: displayName },
    { label: texts.say('configuration.facts.scope'), value: texts.label('scope', scope.type) },
    ...(target === '' ? [] : [{ label: texts.say('configuration.facts.target'), value: target }]),
    ...(instanceFlexibility === undefined
      ? []
      : [
          {
            label: texts.say('configuration.facts.instanceFlexibility'),
            value: switchInWords(texts, 'flexibility', instanceFlexibility),
          },
        ]),
    { label: texts.say('configuration.facts.renew'), value: switchInWords(texts, 'renewal', renew) },
  ];
}
