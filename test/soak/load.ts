import { setTimeout as pause } from 'node:timers/promises';
import { chance, shuffled } from './chance.js';
import { Tally } from './tally.js';
import { NOBODY, type Subject, turnsPerVisit, VISIT_KINDS, type VisitKind } from './visitKinds.js';
import { Visitor } from './visitor.js';

/** Mean time that a person looks at an answer; half of it at least, at most one and a half. */
const THINK_MS = 1_000;
const SEED = 20261122;

/**
 * People who come at a rate, whether or not those before them were answered: a slow desk has more of them at once, not
 * fewer an hour. Each asks again only when answered.
 */
export class Load {
  readonly tally = new Tally();
  readonly #next = chance(SEED);
  readonly #running = new Set<Promise<void>>();
  readonly #claimed = new Set<Subject>();
  #deck: VisitKind[] = [];
  #visits = 0;

  /** @param urls of the desks, which the turns of each conversation reach in turn */
  constructor(private readonly urls: readonly string[]) {}

  /** Lets people come for some time. @param rate turns a second */
  async run(rate: number, durationMs: number): Promise<void> {
    const gapMs = (turnsPerVisit() / rate) * 1_000;
    const endAt = performance.now() + durationMs;
    let arrivesAt = performance.now();
    for (;;) {
      // Independent people leave exponential gaps between them.
      arrivesAt += -Math.log(1 - this.#next()) * gapMs;
      await pause(Math.max(0, Math.min(arrivesAt, endAt) - performance.now()));
      if (arrivesAt >= endAt) return;
      this.#arrive(arrivesAt);
    }
  }

  /** Resolves when everybody who came has gone. */
  async whenGone(): Promise<void> {
    await Promise.all(this.#running);
  }

  #arrive(at: number): void {
    const id = this.#visits;
    this.#visits += 1;
    const kind = this.#draw();
    const claim = kind.claims?.find((subject) => !this.#claimed.has(subject)) ?? NOBODY;
    this.#claimed.add(claim);
    const thinkMs = () => THINK_MS * (0.5 + this.#next());
    const visitor = new Visitor({ urls: this.urls, id, kind: kind.name, tally: this.tally, thinkMs });
    const visit = visitor.visit(kind.steps(id, claim), at).finally(() => {
      this.#running.delete(visit);
      this.#claimed.delete(claim);
    });
    this.#running.add(visit);
  }

  /** The next kind of a shuffled deck; another one where everything that it could claim is taken. */
  #draw(): VisitKind {
    if (this.#deck.length === 0) {
      const deck = VISIT_KINDS.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
      this.#deck = shuffled(deck, this.#next);
    }
    const kind = this.#deck.pop() ?? VISIT_KINDS[0]!;
    const isFree = !kind.claims || kind.claims.some((subject) => !this.#claimed.has(subject));
    return isFree ? kind : VISIT_KINDS.find(({ claims }) => !claims)!;
  }
}
