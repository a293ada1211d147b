import type { Texts } from '../services/localization/texts.js';
import type { AppliedScope } from '../services/model.js';

/** A scope that cannot be taken for another: resource groups of several subscriptions may be called the same. */
export interface NamedScope extends AppliedScope {
  /** Name of the subscription that a resource group is in; absent for other scopes, and where it is not known. */
  readonly subscription?: string | undefined;
}

/** Type and target of a scope on one line; shared has no target. */
export function scopeInWords(texts: Texts, scope: NamedScope): string {
  const target = targetInWords(scope);
  return target === '' ? texts.label('scope', scope.type) : `${texts.label('scope', scope.type)} · ${target}`;
}

/** What the discount is for, without the type of scope; empty where there is no such name. */
export function targetInWords({ displayName, subscription }: NamedScope): string {
  return [displayName, subscription].filter((name) => name !== undefined).join(' · ');
}
