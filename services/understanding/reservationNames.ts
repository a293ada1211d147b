import type { Texts } from '../localization/texts.js';
import type { Reservation } from '../model.js';
import {
  type HeardWord,
  type Mention,
  NameMentions,
  STRENGTH,
  type Strength,
} from '../search/nameMentions.js';
import { NameRuns } from '../search/nameRuns.js';
import { nearWords } from '../search/nearWords.js';
import { regionWords } from '../search/regionWords.js';
import { resourceTypeWords } from '../search/resourceTypeWords.js';
import type { WordSpan } from '../search/sentenceWords.js';
import type { TakenFor } from './sentence.js';

/** Something said that some reservations fit. */
export interface ReservationFilter {
  /** How much it tells; compared with other filters. */
  readonly weight: number;
  readonly fits: (reservation: Reservation) => boolean;
}

/** A filter that some words of the sentence name. */
export interface NamedFilter extends ReservationFilter {
  readonly span: WordSpan;
  readonly takenFor: TakenFor;
}

/** One thing that reservations are called by. */
interface Facet {
  readonly mentions: NameMentions<string>;
  readonly codeOf: (reservation: Reservation) => string;
  readonly takenFor: TakenFor;
  readonly weights: Readonly<Record<Strength, number>>;
}

const WEIGHTS = {
  name: { [STRENGTH.name]: 10, [STRENGTH.start]: 6, [STRENGTH.mistyped]: 6, [STRENGTH.part]: 3 },
  sku: { [STRENGTH.name]: 7, [STRENGTH.start]: 5, [STRENGTH.mistyped]: 4, [STRENGTH.part]: 5 },
  kind: { [STRENGTH.name]: 3, [STRENGTH.start]: 2, [STRENGTH.mistyped]: 2, [STRENGTH.part]: 1 },
} as const;
/** In labels of many resource types: names none. */
const BRAND = /\b(?:azure|microsoft)\b/gi;
const EVERYWHERE = 'global';

/** What the reservations of one list are called in every language. Made once a list. */
export class ReservationNames {
  readonly #facets: readonly Facet[];

  constructor(reservations: readonly Reservation[], languages: readonly Texts[]) {
    this.#facets = [
      nameFacet(reservations),
      skuFacet(reservations),
      regionFacet(reservations, languages),
      typeFacet(reservations, languages),
    ];
  }

  /** What the words say about these reservations; no word is part of two filters. */
  in(words: readonly HeardWord[]): NamedFilter[] {
    const kept: NamedFilter[] = [];
    const inOrder = this.#facets
      .flatMap((facet) => filtersOf(facet, words))
      .sort((a, b) => b.span.to - b.span.from - (a.span.to - a.span.from) || b.weight - a.weight);
    for (const filter of inOrder) {
      if (kept.every(({ span }) => span.to <= filter.span.from || span.from >= filter.span.to))
        kept.push(filter);
    }
    return kept;
  }
}

function nameFacet(reservations: readonly Reservation[]): Facet {
  const names = reservations.map(({ displayName }) => displayName);
  return {
    codeOf: ({ displayName }) => displayName,
    takenFor: 'reservation',
    weights: WEIGHTS.name,
    mentions: mentionsOf(names, (name) => [name], 'asName'),
  };
}

function skuFacet(reservations: readonly Reservation[]): Facet {
  const skus = reservations.map(({ sku }) => sku);
  return {
    codeOf: ({ sku }) => sku,
    takenFor: 'product',
    weights: WEIGHTS.sku,
    mentions: mentionsOf(skus, (sku) => [sku, sku.replace(/^Standard_/, '')], 'never'),
  };
}

function regionFacet(reservations: readonly Reservation[], languages: readonly Texts[]): Facet {
  const regions = reservations.map(({ region }) => region).filter((region) => region !== EVERYWHERE);
  const namesOf = (region: string): string[] => [
    region,
    regionWords(region),
    ...languages.map((texts) => texts.label('region', region)),
  ];
  return {
    codeOf: ({ region }) => region,
    takenFor: 'region',
    weights: WEIGHTS.kind,
    mentions: mentionsOf(regions, namesOf, 'asStart'),
  };
}

function typeFacet(reservations: readonly Reservation[], languages: readonly Texts[]): Facet {
  const types = reservations.map(({ resourceType }) => resourceType);
  const namesOf = (type: string): string[] =>
    [...resourceTypeWords(type), ...languages.map((texts) => texts.label('resourceType', type))].map((name) =>
      name.replace(BRAND, ''),
    );
  return {
    codeOf: ({ resourceType }) => resourceType,
    takenFor: 'plain',
    weights: WEIGHTS.kind,
    mentions: mentionsOf(types, namesOf, 'asStart'),
  };
}

function mentionsOf(
  values: readonly string[],
  namesOf: (value: string) => readonly string[],
  ordinary: 'never' | 'asName' | 'asStart',
): NameMentions<string> {
  const different = [...new Set(values)];
  const { words } = new NameRuns(different.map(namesOf));
  return new NameMentions(different, namesOf, {
    ordinary,
    spelling: (word, isOrdinary) => nearWords(word, words, !isOrdinary),
  });
}

/** One filter for each run of words: the values that it names. */
function filtersOf(
  { mentions, codeOf, takenFor, weights }: Facet,
  words: readonly HeardWord[],
): NamedFilter[] {
  const bySpan = new Map<number, { mention: Mention<string>; values: Set<string> }>();
  for (const mention of mentions.in(words, Number.POSITIVE_INFINITY)) {
    const same = bySpan.get(mention.span.from);
    if (same) same.values.add(mention.entry);
    else bySpan.set(mention.span.from, { mention, values: new Set([mention.entry]) });
  }
  return [...bySpan.values()].map(({ mention, values }) => ({
    span: mention.span,
    takenFor,
    weight: weights[mention.strength],
    fits: (reservation) => values.has(codeOf(reservation)),
  }));
}
