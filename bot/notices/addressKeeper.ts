import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { DeskTurn } from '../../dialogs/deskTurn.js';
import { DeskError } from '../../services/errors.js';
import type { Caller } from '../../services/model.js';
import type { NoticeBook } from '../../services/notices/noticeBook.js';
import type { NoticeRecord } from '../../services/notices/noticeRecord.js';
import type { Logger } from '../log.js';
import { noticeAddressOf } from './noticeAddress.js';

const REMEMBERED_USERS = 20_000;

/** Keeps where users can be told of news: written when it changes, and not looked up in the turns between. */
export class AddressKeeper {
  /** By user: a print of the address that is kept. */
  readonly #kept = new LRUCache<string, string>({ max: REMEMBERED_USERS });

  constructor(
    private readonly book: Pick<NoticeBook, 'update'>,
    private readonly log: Logger,
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
    const address = noticeAddressOf(context);
    if (!address) return;
    const print = createHash('sha256').update(JSON.stringify(address)).digest('base64url');
    if (this.#kept.get(user) === print) return;
    await this.book.update(caller, (record) => {
      if (isDeepStrictEqual(record.address, address)) return record;
      // The trouble was with the place before.
      const { trouble: _over, ...rest } = record;
      return { ...rest, address };
    });
    this.#kept.set(user, print);
  }
}

/** The record of a user who cannot be reached; what they set stays, in case they come back. */
export function withoutAddress(record: NoticeRecord): NoticeRecord {
  if (!record.address) return record;
  const { address: _gone, trouble: _over, ...rest } = record;
  return rest;
}
