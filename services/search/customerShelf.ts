import type { Customer } from '../model.js';
import type { Sliced } from '../slices.js';
import { NameIndex } from './nameIndex.js';
import { NameMentions } from './nameMentions.js';
import { typosForgiven } from './nearWords.js';

/** One partner's customers in name order, and the indexes over them. */
export interface CustomerShelf {
  readonly customers: readonly Customer[];
  readonly index: NameIndex<Customer>;
  readonly mentions: NameMentions<Customer>;
}

/** Puts customers in order and indexes them by name and domain. */
export function* customerShelf(customers: readonly Customer[]): Sliced<CustomerShelf> {
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const inNameOrder = [...customers].sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  yield;
  const index = yield* NameIndex.building(inNameOrder, ({ name, domain }) => ({
    names: [name, domain],
    words: [name, ownPartOf(domain)],
  }));
  const namesOf = ({ name, domain }: Customer) => [name, ownPartOf(domain), domain];
  const mentions = yield* NameMentions.building(inNameOrder, namesOf, {
    spelling: (word, isOrdinary) => (isOrdinary || typosForgiven(word) === 0 ? [] : index.wordsNear(word)),
  });
  return { customers: inNameOrder, index, mentions };
}

/** A domain without its last label: nearly every customer has the same one, so it finds nobody. */
function ownPartOf(domain: string): string {
  return domain.replace(/\.[^.]+$/, '');
}
