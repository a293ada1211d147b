import {
  BOARD_VERBS,
  FIGURES_FIELD,
  PARTNER_FIELD,
  REASON_INPUT,
} from '../../../cards/approvals/approvalBoard.js';
import { stateWords } from '../../../cards/approvals/approvalWords.js';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import { type Press, readTurnInput } from '../../../dialogs/prompts/turnInput.js';
import { roleRefusal } from '../../../dialogs/roles/roleRefusal.js';
import type { Approval } from '../../../services/approvals/approval.js';
import type { ApprovalBoard } from '../../../services/approvals/approvalBoard.js';
import { isShared } from '../../../services/groupMembers.js';
import type { LanguageBook } from '../../../services/localization/texts.js';
import { allows } from '../../../services/roles.js';
import { foldText } from '../../../services/search/foldText.js';
import type { ApprovalNews } from './approvalNews.js';
import { type BoardPorts, pressBoard } from './boardDecision.js';
import { placeOf } from './channelPlace.js';

type Wish = 'here' | 'off';

/** Longer lines are no such words. */
const LONGEST = 60;

export interface ApprovalsHereParts extends BoardPorts {
  readonly board: ApprovalBoard;
  readonly news: ApprovalNews;
  readonly languages: LanguageBook;
}

/**
 * What is answered where it is said, before any conversation: where approvals are to be posted, and the buttons of their cards
 * where a client sends those as messages.
 */
export class ApprovalsHere {
  readonly #wishes = new Map<string, Wish>();

  constructor(private readonly parts: ApprovalsHereParts) {
    for (const language of parts.languages.languages) {
      const texts = parts.languages.textsFor(language);
      for (const wish of ['here', 'off'] as const) {
        for (const words of texts.say(`approvals.place.words.${wish}`).split('|'))
          this.#wishes.set(foldText(words), wish);
      }
    }
  }

  /** @returns whether the turn was for this, and is answered */
  async answered(turn: DeskTurn): Promise<boolean> {
    const input = readTurnInput(turn.context.activity);
    if (input.kind === 'pressed') return this.#pressed(turn, input.press);
    if (input.kind !== 'typed' || input.text.length > LONGEST) return false;
    const wish = this.#wishes.get(foldText(input.text));
    if (!wish) return false;
    await this.#place(turn, wish);
    return true;
  }

  async #place(turn: DeskTurn, wish: Wish): Promise<void> {
    const { caller, context, texts } = turn;
    const { board, colleagues } = this.parts;
    if (!allows(caller, 'decideApprovals')) {
      return turn.sayText(await roleRefusal(turn, colleagues, 'decideApprovals'));
    }
    if (wish === 'off') {
      const wasSet = (await board.place(caller.partnerId)) !== undefined;
      if (wasSet) await board.setPlace(caller, undefined);
      return turn.say(wasSet ? 'approvals.place.cleared' : 'approvals.place.none');
    }
    if (!isShared(context.activity.conversation)) return turn.say('approvals.place.onlyShared');
    await board.setPlace(caller, { address: placeOf(context), locale: texts.locale });
    await turn.say('approvals.place.set');
    await this.#postWaiting(turn);
  }

  /** What was asked for while there was no place. Behind the turn: it would wait for itself. */
  async #postWaiting({ caller }: DeskTurn): Promise<void> {
    const { approvals, news } = this.parts;
    for (const { id } of await approvals.waiting(caller)) news.bring(caller.partnerId, id);
  }

  async #pressed(turn: DeskTurn, { action, item = '', fields }: Press): Promise<boolean> {
    const verb = BOARD_VERBS.find((known) => known === action);
    if (!verb) return false;
    const outcome = await pressBoard(turn, this.parts, {
      verb,
      item,
      reason: fields[REASON_INPUT],
      figures: fields[FIGURES_FIELD],
      partner: fields[PARTNER_FIELD],
    });
    // The card itself changes behind the turn; a client that sends messages may not draw that.
    const line =
      'refusal' in outcome ? outcome.refusal : (outcome.say ?? standingLine(turn, outcome.approval));
    await turn.sayText(line);
    return true;
  }
}

function standingLine({ texts }: DeskTurn, approval: Approval): string {
  return texts.say('approvals.standing', { id: approval.id, state: stateWords(texts, approval) });
}
