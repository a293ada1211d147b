import { z } from 'zod';
import type { Clock } from '../../clock.js';
import type { SupportRequest } from '../../model.js';
import { remotely } from '../../remote/remotely.js';
import { unreadable } from '../../remote/serviceFault.js';
import { foldWords } from '../../search/foldText.js';
import { collected } from '../azure/collected.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import type { TenantClients } from '../azure/tenantClients.js';
import {
  FALLBACK_ISSUE_TYPE,
  FALLBACK_WORDS,
  WANTED_SERVICES,
  WANTED_WORDS,
  type WordBeginnings,
} from './wantedTopics.js';

/** Where a ticket is filed, by the resource IDs of Microsoft support's catalogue. */
export interface TicketTopic {
  readonly serviceId: string;
  readonly problemClassificationId: string;
}

/** What a request is about, as its user chose it. */
export type ChosenTopic = Pick<SupportRequest, 'basics' | 'problem'>;

const named = z.object({ id: z.string().min(1), name: z.string().min(1), displayName: z.string() });
/** An empty catalogue is none, and not worth keeping for a day. */
const list = z.array(named).min(1);
type Named = z.infer<typeof named>;

const KEPT_MS = 24 * 3_600_000;
const MOST_SERVICES = 50;
const SERVICES = '';

/** A category tells more than its problem type. */
const CATEGORY_WEIGHT = 3;

/** Finds our topics in Microsoft support's catalogue, which is the same in every tenant, by the words of its names. */
export class TicketTopics {
  readonly #catalogue: KeptAnswers<readonly Named[]>;

  constructor(
    private readonly clients: TenantClients,
    clock: Clock,
    /** Whether tickets are filed on the tenant, without a subscription. */
    private readonly isOnTenant: boolean,
  ) {
    this.#catalogue = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_SERVICES });
  }

  /** @param tenantId in which to ask. Throws DeskErrors `Service…`. */
  async topicOf(tenantId: string, { basics, problem }: ChosenTopic): Promise<TicketTopic> {
    const support = this.clients.of(tenantId).support();
    const wanted = WANTED_SERVICES[basics.issueType];
    const fallback = WANTED_SERVICES[FALLBACK_ISSUE_TYPE];
    const { words } = this.isOnTenant && !wanted.isOnTenant ? fallback : wanted;
    const services = await this.#kept(SERVICES, () => support.services.list());
    const service = bestOf(services, [{ words, weight: 1 }], fallback.words);
    const problems = await this.#kept(service.name, () => support.problemClassifications.list(service.name));
    const problemWords = [
      { words: wordsOf(problem.category), weight: CATEGORY_WEIGHT },
      { words: wordsOf(problem.problemType), weight: 1 },
    ];
    const { id } = bestOf(problems, problemWords, FALLBACK_WORDS);
    return { serviceId: service.id, problemClassificationId: id };
  }

  #kept(key: string, ask: () => AsyncIterable<unknown>): Promise<readonly Named[]> {
    return this.#catalogue.get(key, () =>
      remotely('support', async () => list.parse(await collected('support', ask()))),
    );
  }
}

interface Sought {
  readonly words: WordBeginnings;
  readonly weight: number;
}

function wordsOf(code: string): WordBeginnings {
  return Object.hasOwn(WANTED_WORDS, code) ? (WANTED_WORDS[code] ?? []) : [];
}

/** The first of those that have the most of the words; where none has any, of the fallback's; else the first of all. */
function bestOf(candidates: readonly Named[], sought: readonly Sought[], fallback: WordBeginnings): Named {
  const [first] = candidates;
  if (!first) throw unreadable({ service: 'support' }, 'an empty catalogue');
  return highest(candidates, sought) ?? highest(candidates, [{ words: fallback, weight: 1 }]) ?? first;
}

function highest(candidates: readonly Named[], sought: readonly Sought[]): Named | undefined {
  let best: Named | undefined;
  let bestScore = 0;
  for (const candidate of candidates) {
    const score = scoreOf(candidate, sought);
    if (score <= bestScore) continue;
    best = candidate;
    bestScore = score;
  }
  return best;
}

function scoreOf({ displayName }: Named, sought: readonly Sought[]): number {
  const words = foldWords(displayName);
  const count = (beginnings: WordBeginnings) =>
    beginnings.filter((beginning) => words.some((word) => word.startsWith(beginning))).length;
  return sought.reduce((sum, { words: beginnings, weight }) => sum + weight * count(beginnings), 0);
}
