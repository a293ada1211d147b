import type { Texts } from '../localization/texts.js';
import type { ListedReservation } from '../model.js';
import {
  type HeardWord,
  type Mention,
  type MentionOptions,
  NameMentions,
  STRENGTH,
  type Strength,
} from '../search/nameMentions.js';
import { NameRuns } from '../search/nameRuns.js';
import { nearWords } from '../search/nearWords.js';
import { regionWords } from '../search/regionWords.js';
import { resourceTypeWords } from '../search/resourceTypeWords.js';
import type { WordSpan } from '../search/sentenceWords.js';
import type { ReservationCodes } from '../soughtReservation.js';
import type { TakenFor } from './sentence.js';

/** Something said that some reservations fit. */
export interface ReservationFilter {
  /** How much it tells; compared with other filters. */
  readonly weight: number;
  readonly fits: (reservation: ListedReservation) => boolean;
}

/** A filter that some words of the sentence name. */
export interface NamedFilter extends ReservationFilter {
  readonly span: WordSpan;
  readonly takenFor: TakenFor;
  /** What the words name, and the values that they may mean: codes, or names of reservations. */
  readonly facet: FacetName;
  readonly values: readonly string[];
}

type FacetName = 'displayName' | 'sku' | 'region' | 'resourceType';

/** One thing that reservations are called by. */
interface Facet {
  readonly mentions: NameMentions<string>;
  readonly name: FacetName;
  readonly takenFor: TakenFor;
  readonly weights: Readonly<Record<Strength, number>>;
}

const WEIGHTS = {
  name: { [STRENGTH.name]: 10, [STRENGTH.start]: 6, [STRENGTH.mistyped]: 6, [STRENGTH.part]: 3 },
  sku: { [STRENGTH.name]: 7, [STRENGTH.start]: 5, [STRENGTH.mistyped]: 4, [STRENGTH.part]: 5 },
  kind: { [STRENGTH.name]: 3, [STRENGTH.start]: 2, [STRENGTH.mistyped]: 2, [STRENGTH.part]: 1 },
} as const;
type Ordinary = NonNullable<MentionOptions['ordinary']>;

/** In labels of many resource types: names none. */
const BRAND = /\b(?:azure|microsoft)\b/gi;
const EVERYWHERE = 'global';

/** What the reservations of one list are called in every language. Made once a list. */
export class ReservationNames {
  readonly #facets: readonly Facet[];

  private constructor(facets: readonly Facet[]) {
    this.#facets = facets;
  }

  static of(reservations: readonly ListedReservation[], languages: readonly Texts[]): ReservationNames {
    return new ReservationNames([
      nameFacet(reservations),
      skuFacet(reservations.map(({ sku }) => sku)),
      regionFacet(
        reservations.map(({ region }) => region),
        languages,
        'asStart',
      ),
      typeFacet(
        reservations.map(({ resourceType }) => resourceType),
        languages,
        'asStart',
      ),
    ]);
  }

  /** Of reservations that only their codes are known of: those of many customers, whose own names would mean nothing. */
  static ofCodes({ skus, regions, resourceTypes }: ReservationCodes, languages: readonly Texts[]) {
    return new ReservationNames([
      skuFacet(skus),
      regionFacet(regions, languages, 'asName'),
      typeFacet(resourceTypes, languages, 'asName'),
    ]);
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

function nameFacet(reservations: readonly ListedReservation[]): Facet {
  const names = reservations.map(({ displayName }) => displayName);
  return {
    name: 'displayName',
    takenFor: 'reservation',
    weights: WEIGHTS.name,
    mentions: mentionsOf(names, (name) => [name], 'asName'),
  };
}

function skuFacet(skus: readonly string[]): Facet {
  return {
    name: 'sku',
    takenFor: 'product',
    weights: WEIGHTS.sku,
    mentions: mentionsOf(skus, (sku) => [sku, sku.replace(/^Standard_/, '')], 'never'),
  };
}

function regionFacet(codes: readonly string[], languages: readonly Texts[], ordinary: Ordinary): Facet {
  const regions = codes.filter((region) => region !== EVERYWHERE);
  const namesOf = (region: string): string[] => [
    region,
    regionWords(region),
    ...languages.map((texts) => texts.label('region', region)),
  ];
  return {
    name: 'region',
    takenFor: 'region',
    weights: WEIGHTS.kind,
    mentions: mentionsOf(regions, namesOf, ordinary),
  };
}

function typeFacet(types: readonly string[], languages: readonly Texts[], ordinary: Ordinary): Facet {
  const namesOf = (type: string): string[] =>
    [...resourceTypeWords(type), ...languages.map((texts) => texts.label('resourceType', type))].map((name) =>
      name.replace(BRAND, ''),
    );
  return {
    name: 'resourceType',
    takenFor: 'plain',
    weights: WEIGHTS.kind,
    mentions: mentionsOf(types, namesOf, ordinary),
  };
}

function mentionsOf(
  values: readonly string[],
  namesOf: (value: string) => readonly string[],
  ordinary: Ordinary,
): NameMentions<string> {
  const different = [...new Set(values)];
  const { words } = NameRuns.of(different, namesOf);
  return new NameMentions(different, namesOf, {
    ordinary,
    spelling: (word, isOrdinary) => nearWords(word, words, !isOrdinary),
  });
}

/** One filter for each run of words: the values that it names. */
function filtersOf({ mentions, name, takenFor, weights }: Facet, words: readonly HeardWord[]): NamedFilter[] {
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
    facet: name,
    values: [...values],
    fits: (reservation) => values.has(reservation[name]),
  }));
}
