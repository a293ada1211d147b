import { type Activity, ActivityTypes } from 'botbuilder';
import { approvalBoard } from '../../../cards/approvals/approvalBoard.js';
import { endWords, standingOf } from '../../../cards/approvals/approvalWords.js';
import type { ApprovalBoard } from '../../../services/approvals/approvalBoard.js';
import { isUnfiled } from '../../../services/approvals/approvalRules.js';
import type { KeptApproval, PostedCard } from '../../../services/approvals/keptApproval.js';
import type { Teller } from '../../../services/approvals/teller.js';
import { DeskError } from '../../../services/errors.js';
import { KeyedQueue } from '../../../services/keyedQueue.js';
import type { LanguageBook } from '../../../services/localization/texts.js';
import { describeError, type Logger } from '../../log.js';
import { readPlace } from './channelPlace.js';
import type { ChannelSpeaker } from './channelSpeaker.js';
import { partnerMark } from './partnerMark.js';

export interface ApprovalNewsParts {
  readonly board: ApprovalBoard;
  readonly languages: LanguageBook;
  readonly log: Logger;
}

/** By which channels and users are reached. */
export interface NewsWays {
  readonly speaker: ChannelSpeaker;
  readonly teller: Teller;
}

/**
 * Keeps channels and askers up to date about approvals, behind the turns that change them: a turn must not wait for its own
 * conversation. What a channel does not take stays in the approvals of every user's own chat.
 */
export class ApprovalNews {
  readonly #queue = new KeyedQueue();
  #ways: NewsWays | undefined;

  constructor(private readonly parts: ApprovalNewsParts) {
    parts.board.watch((partnerId, approvalId) => this.bring(partnerId, approvalId));
  }

  /** From here on there is a way to channels and users. */
  connect(ways: NewsWays): void {
    this.#ways = ways;
  }

  /** Has everybody told what they do not know of the approval; returns at once. */
  bring(partnerId: string, approvalId: string): void {
    const ways = this.#ways;
    if (!ways) return;
    void this.#queue.run(`${partnerId}\n${approvalId}`, async () => {
      try {
        await this.#bring(ways, partnerId, approvalId);
      } catch (error) {
        this.#report(error, approvalId);
      }
    });
  }

  /** Resolves when all that was begun is said. */
  close(): Promise<void> {
    return this.#queue.idle();
  }

  async #bring(ways: NewsWays, partnerId: string, approvalId: string): Promise<void> {
    const { board } = this.parts;
    let approval = await board.record(partnerId, approvalId);
    if (approval?.state === 'Waiting' && !approval.card) {
      const card = await this.#post(ways, partnerId, approval);
      if (card) approval = await board.noteCard(partnerId, approvalId, card);
    }
    if (!approval) return;
    await this.#renew(ways, partnerId, approval);
    await this.#tell(ways, partnerId, approval);
  }

  async #post(
    { speaker }: NewsWays,
    partnerId: string,
    approval: KeptApproval,
  ): Promise<PostedCard | undefined> {
    const place = await this.parts.board.place(partnerId);
    const where = place && readPlace(place.address);
    if (!where) return undefined;
    const { address, locale } = place;
    const activityId = await speaker.post(where, this.#message(partnerId, approval, locale));
    const { figures } = approval;
    if (activityId) return { address, locale, activityId, shows: standingOf(approval), figures };
    this.parts.log.warn({ approvalId: approval.id }, 'approval not posted');
    return undefined;
  }

  /** It may have been decided, or its amounts have changed, while its card was posted. */
  async #renew({ speaker }: NewsWays, partnerId: string, approval: KeptApproval): Promise<void> {
    const { card, id, figures } = approval;
    const shows = standingOf(approval);
    if (!card || (card.shows === shows && card.figures === figures)) return;
    const where = readPlace(card.address);
    const isNew =
      where &&
      (await speaker.update(where, card.activityId, this.#message(partnerId, approval, card.locale)));
    if (isNew) await this.parts.board.noteCard(partnerId, id, { ...card, shows, figures });
    else this.parts.log.warn({ approvalId: id }, 'approval card not updated');
  }

  async #tell({ teller }: NewsWays, partnerId: string, approval: KeptApproval): Promise<void> {
    const { id, isTold, state, askedBy, requestId } = approval;
    const isOver = state === 'Rejected' || state === 'Failed' || standingOf(approval) === 'Filed';
    if (isTold || !isOver) return;
    const owner = { partnerId, userId: askedBy.userId };
    const told = await teller.tell(owner, (texts) => ({
      text: endWords(texts, approval) ?? '',
      leadsTo: isUnfiled(approval) || requestId === undefined ? 'menu' : { requestId },
    }));
    if (told) await this.parts.board.noteTold(partnerId, id);
  }

  #message(partnerId: string, approval: KeptApproval, locale: string): Partial<Activity> {
    const texts = this.parts.languages.textsFor(locale);
    const card = approvalBoard(texts, approval, partnerMark(partnerId));
    return { type: ActivityTypes.Message, attachments: [card] };
  }

  #report(error: unknown, approvalId: string): void {
    const { log } = this.parts;
    if (error instanceof DeskError) log.warn({ approvalId, code: error.code }, 'approval news failed');
    else log.error({ approvalId, err: describeError(error) }, 'approval news failed');
  }
}
