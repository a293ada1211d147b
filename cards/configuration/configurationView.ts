import type { Texts } from '../../services/localization/texts.js';
import type { AppliedScope, Customer, Reservation } from '../../services/model.js';
import type { Button } from '../button.js';
import type { ConfigurationCardView, ConfigurationFact } from './configurationCard.js';

/** A scope that cannot be taken for another: resource groups of several subscriptions may be called the same. */
export interface NamedScope extends AppliedScope {
  /** Name of the subscription that a resource group is in; absent for other scopes, and where it is not known. */
  readonly subscription?: string | undefined;
}

export interface ConfigurationModel {
  readonly customer: Customer;
  readonly reservation: Reservation;
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

/** Type and target of a scope on one line; shared has no target. */
export function scopeInWords(texts: Texts, scope: NamedScope): string {
  return inOneLine(texts.label('scope', scope.type), scope.displayName, scope.subscription);
}

function inOneLine(...names: readonly (string | undefined)[]): string {
  return names.filter((name) => name !== undefined).join(' · ');
}

function factsOf(
  texts: Texts,
  { displayName, instanceFlexibility, renew }: Reservation,
  scope: NamedScope,
): ConfigurationFact[] {
  const target = inOneLine(scope.displayName, scope.subscription);
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
