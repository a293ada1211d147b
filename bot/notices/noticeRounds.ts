import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../services/clock.js';
import { DeskError } from '../../services/errors.js';
import type { IdSource } from '../../services/ids.js';
import type { Caller } from '../../services/model.js';
import { dueNotices, kindsToLookAt } from '../../services/notices/dueNotices.js';
import type { Notice, NoticeFacts } from '../../services/notices/notice.js';
import type { NoticeBook } from '../../services/notices/noticeBook.js';
import type { NoticeKind } from '../../services/notices/noticeKinds.js';
import { newMemory } from '../../services/notices/noticeMemory.js';
import type { NoticeRecord } from '../../services/notices/noticeRecord.js';
import type { NoticeSettings } from '../../services/notices/noticeSettings.js';
import { settingsOf, settingsWithoutProfile } from '../../services/notices/settingsOf.js';
import type { IdentityDirectory, UserProfiles } from '../../services/ports.js';
import { describeError, type Logger } from '../log.js';
import type { Metrics } from '../metrics.js';
import { withoutAddress } from './addressKeeper.js';
import type { NoticeLook } from './noticeLook.js';
import type { NoticeMessages } from './noticeMessages.js';
import type { Delivery, NoticeSender } from './noticeSender.js';
import { troubled } from './trouble.js';

export interface NoticeRoundsParts {
  readonly book: NoticeBook;
  readonly identities: IdentityDirectory;
  readonly profiles: Pick<UserProfiles, 'get'>;
  readonly look: Pick<NoticeLook, 'factsFor'>;
  readonly messages: Pick<NoticeMessages, 'messageOf'>;
  readonly sender: Pick<NoticeSender, 'send'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'noticesTold'>;
}

/** What a round came to. */
export interface RoundReport {
  /** Users with an address. */
  readonly users: number;
  readonly told: number;
  readonly failed: number;
}

/** So many users are looked after at once. */
const AT_ONCE = 4;

/** What a claim holds: what this server tells, and what the user knew before. */
interface Claim {
  readonly id: string;
  readonly notices: readonly Notice[];
  readonly before: NoticeRecord;
}

/**
 * Goes over the users and tells them what is new. A notice is entered as told before it is sent: of several servers one
 * does, and one that stops in between leaves it untold rather than told twice. What a channel refuses is entered as untold
 * again. See docs/decisions/0025-notices.md.
 */
export class NoticeRounds {
  #isStopping = false;

  constructor(private readonly parts: NoticeRoundsParts) {}

  /** The users under way are finished, and no others begun. */
  stop(): void {
    this.#isStopping = true;
  }

  /** One round. Reports what goes wrong itself. */
  async run(): Promise<RoundReport> {
    const report = { users: 0, told: 0, failed: 0 };
    const under = new Set<Promise<void>>();
    try {
      for await (const record of this.parts.book.addressed()) {
        if (this.#isStopping) break;
        report.users += 1;
        const work: Promise<void> = this.#safely(record, report).finally(() => under.delete(work));
        under.add(work);
        if (under.size >= AT_ONCE) await Promise.race(under);
        // What is in memory is read without a pause: turns come in between.
        await nextTurn();
      }
    } catch (error) {
      this.parts.log.error({ err: describeError(error) }, 'round of notices cut short');
    }
    await Promise.all(under);
    return report;
  }

  /** What is wrong with one user's news must not keep the others from theirs. */
  async #safely(record: NoticeRecord, report: { told: number; failed: number }): Promise<void> {
    const { log } = this.parts;
    try {
      const told = await this.#tell(record);
      report.told += told;
    } catch (error) {
      report.failed += 1;
      const userId = record.owner?.userId;
      if (error instanceof DeskError) log.warn({ userId, code: error.code }, 'no look for notices');
      else log.error({ userId, err: describeError(error) }, 'no look for notices');
    }
  }

  /** @returns how many notices the user was told */
  async #tell(listed: NoticeRecord): Promise<number> {
    const { identities, profiles, look, clock } = this.parts;
    if (!listed.address || !listed.owner || isWaiting(listed, clock.now())) return 0;
    // Where most rounds end for most users: nothing but the record was read.
    if (isNothingDue(listed, clock.now())) return 0;
    const caller = await identities.callerFor(listed.address.user);
    // Whoever may use the desk no more is told nothing, and whoever has become somebody else neither.
    const { userId, partnerId } = listed.owner;
    if (!caller || caller.roles.length === 0 || caller.userId !== userId || caller.partnerId !== partnerId)
      return 0;
    const profile = await profiles.get(caller);
    const settings = settingsOf(listed, profile);
    const memory = listed.memory ?? newMemory(clock.now());
    const kinds = kindsToLookAt(memory, settings, clock.now());
    if (kinds.length === 0 && listed.memory) return 0;
    const facts = await look.factsFor(caller, kinds, memory);
    const claim = await this.#claim(caller, facts, kinds, (record) => settingsOf(record, profile));
    if (claim.notices.length === 0) return 0;
    const message = this.parts.messages.messageOf(claim.notices, profile.language, listed.address.locale);
    const delivery = await this.parts.sender.send(listed.address, message);
    await this.#settle(caller, claim, delivery);
    return delivery === 'told' ? claim.notices.length : 0;
  }

  /** Enters what is new as told, on whatever the record has become since it was listed. */
  async #claim(
    caller: Caller,
    facts: NoticeFacts,
    kinds: readonly NoticeKind[],
    settingsFor: (record: NoticeRecord) => NoticeSettings,
  ): Promise<Claim> {
    const { book, clock, ids } = this.parts;
    const id = ids.next();
    let claim: Claim = { id, notices: [], before: {} };
    await book.update(caller, (record) => {
      const now = clock.now();
      claim = { id, notices: [], before: record };
      if (!record.address || isWaiting(record, now)) return record;
      const memory = record.memory ?? newMemory(now);
      const settings = settingsFor(record);
      const still = kindsToLookAt(memory, settings, now).filter((kind) => kinds.includes(kind));
      const due = dueNotices(memory, settings, still, facts, now);
      if (due.memory === record.memory) return record;
      claim = { id, notices: due.notices, before: record };
      return { ...record, memory: due.memory, ...(due.notices.length > 0 && { telling: id }) };
    });
    return claim;
  }

  /** Enters what became of the message, unless somebody has told something else since. */
  async #settle(caller: Caller, { id, notices, before }: Claim, delivery: Delivery): Promise<void> {
    const { book, clock, log, metrics } = this.parts;
    for (const { kind } of notices) metrics.noticesTold(kind, delivery);
    log.info({ userId: caller.userId, notices: notices.length, delivery }, 'notices');
    if (delivery === 'unknown') return;
    await book.update(caller, (record) => {
      if (record.telling !== id) return record;
      const { trouble: _over, ...rest } = record;
      if (delivery === 'told') return record.trouble ? rest : record;
      const untold = { ...rest, memory: before.memory ?? newMemory(clock.now()) };
      return delivery === 'gone' ? withoutAddress(untold) : troubled(untold, before.trouble, clock.now());
    });
  }
}

/** Whether the record alone says that there is nothing to look for now. */
function isNothingDue(record: NoticeRecord, now: Date): boolean {
  const settings = settingsWithoutProfile(record);
  if (!record.memory || !settings) return false;
  return kindsToLookAt(record.memory, settings, now).length === 0;
}

function isWaiting({ trouble }: NoticeRecord, now: Date): boolean {
  return trouble !== undefined && Date.parse(trouble.notBefore) > now.getTime();
}
