import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { TurnContext } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { DeskTurn } from '../../dialogs/deskTurn.js';
import type { Clock } from '../../services/clock.js';
import { DeskError } from '../../services/errors.js';
import type { Caller } from '../../services/model.js';
import type { NoticeBook } from '../../services/notices/noticeBook.js';
import { type NoticeRecord, noticeAddress } from '../../services/notices/noticeRecord.js';
import type { Logger } from '../log.js';
import { noticeAddressOf } from './noticeAddress.js';

const REMEMBERED_USERS = 20_000;
/** Rounds give addresses up, on this server or another. */
const SURE_FOR_MS = 15 * 60_000;

/** An address that was found in the book, or put there. */
interface Kept {
  readonly print: string;
  readonly atMs: number;
}

/** Keeps where users can be told of news: written when it changes, and hardly looked up in the turns between. */
export class AddressKeeper {
  /** By user. */
  readonly #kept = new LRUCache<string, Kept>({ max: REMEMBERED_USERS });

  constructor(
    private readonly book: Pick<NoticeBook, 'update'>,
    private readonly log: Logger,
    private readonly clock: Clock,
  ) {}

  /** Call it once the turn is answered. Never rejects: a turn does not fail for want of an address. */
  async remember(context: TurnContext, caller: Caller): Promise<void> {
    const user = `${caller.partnerId}\n${caller.userId}`;
    if (DeskTurn.find(context)?.isForgotten) {
      // Until the user speaks again.
      this.#kept.delete(user);
      return;
    }
    try {
      await this.#keep(context, caller, user);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.log.warn({ code: error.code, userId: caller.userId }, 'address for notices not kept');
    }
  }

  async #keep(context: TurnContext, caller: Caller, user: string): Promise<void> {
    // What could not be read again is not kept: a channel may name a conversation at any length.
    const { data: address } = noticeAddress.safeParse(noticeAddressOf(context));
    if (!address) return;
    const print = createHash('sha256').update(JSON.stringify(address)).digest('base64url');
    const nowMs = this.clock.now().getTime();
    const kept = this.#kept.get(user);
    const isSure = kept?.print === print && nowMs - kept.atMs < SURE_FOR_MS;
    // Whoever brings the app in again may have taken it out before, and lost the address.
    if (isSure && context.activity.type === ActivityTypes.Message) return;
    await this.book.update(caller, (record) => {
      if (isDeepStrictEqual(record.address, address)) return record;
      // The trouble was with the place before.
      const { trouble: _over, ...rest } = record;
      return { ...rest, address };
    });
    this.#kept.set(user, { print, atMs: nowMs });
  }
}

/** The record of a user who cannot be reached; what they set stays, in case they come back. */
export function withoutAddress(record: NoticeRecord): NoticeRecord {
  if (!record.address) return record;
  const { address: _gone, trouble: _over, ...rest } = record;
  return rest;
}
