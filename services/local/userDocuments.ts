import { createHash, createHmac } from 'node:crypto';
import type { Caller } from '../model.js';
import { DEMO_PARTNER_ID } from './demo/demoDesk.js';
import { DOCUMENT_VERSION, type FiledRequest, type UserDocument } from './deskDocuments.js';
import type { DeskLog } from './deskLog.js';
import type { DocumentFolder } from './documentFolder.js';
import type { HeldDocument, OpenDocument } from './documentHandle.js';

/** What users set, and the index of their requests: a document each. */
export class UserDocuments {
  /** @param requestsOf finds a user's requests where their index was lost, newest first */
  constructor(
    private readonly folder: DocumentFolder<UserDocument>,
    private readonly requestsOf: (caller: Caller) => Promise<FiledRequest[]>,
    private readonly log: DeskLog,
  ) {}

  /**
   * Runs `task` with the caller's own document to itself; there is none on disk before the first write.
   * @throws UnreachableError `BackendUnreachable`
   */
  with<R>(caller: Caller, task: (document: HeldDocument<UserDocument>) => Promise<R>): Promise<R> {
    return this.folder.exclusive(nameOfUser(caller), async (document) => {
      if (document.damaged) await this.#rebuild(caller, document);
      const blank = blankUser(caller);
      return task({
        get data() {
          return document.data ?? blank;
        },
        write: document.write,
      });
    });
  }

  /** Resolves when everything that was begun is done. */
  idle(): Promise<void> {
    return this.folder.idle();
  }

  async #rebuild(caller: Caller, document: OpenDocument<UserDocument>): Promise<void> {
    await document.write({ ...blankUser(caller), requests: await this.requestsOf(caller) });
    this.log({ level: 'warn', code: 'UserRebuilt', file: `${nameOfUser(caller)}.json` });
  }
}

/**
 * Channel user ids may hold anything; their hash is a safe file name and tells nothing about the person. Two partners may
 * each have a user of the same id: they have a document each. Those of the first partner are named as they were before
 * there were others.
 */
function nameOfUser({ partnerId, userId }: Caller): string {
  const hash = partnerId === DEMO_PARTNER_ID ? createHash('sha256') : createHmac('sha256', partnerId);
  return hash.update(userId).digest('hex');
}

function blankUser(caller: Caller): UserDocument {
  return { version: DOCUMENT_VERSION, userId: caller.userId, profile: { unfinished: [] }, requests: [] };
}
