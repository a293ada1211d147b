import { instantWords, stateColor, stateWords } from '../../cards/approvals/approvalWords.js';
import type { Approval } from '../../services/approvals/approval.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Caller } from '../../services/model.js';
import { allows } from '../../services/roles.js';
import { foldText } from '../../services/search/foldText.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Reading } from '../prompts/cardPrompt.js';
import { type ListData, type ListPage, ListPrompt, type PickRow, pageOf } from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { ApprovalData, ApprovalsPorts } from './approvalsPorts.js';

export const APPROVALS_PROMPT = 'approvalList';

type ApprovalsReading = Reading<ListData, ApprovalData>;

/** What an Admin agent has to decide, the oldest first, then what the user asked for, the newest first. */
export class ApprovalsPrompt extends ListPrompt<ListData, ApprovalData> {
  protected override readonly helpKey: TextKey = 'approvals.list.help';

  constructor(
    kit: StepKit,
    private readonly ports: ApprovalsPorts,
  ) {
    super(APPROVALS_PROMPT, kit);
  }

  protected override async list({ texts, caller }: DeskTurn, { page }: ListData): Promise<ListPage> {
    const { toDecide, own } = await this.shown(caller);
    const shown = pageOf([...toDecide, ...own], page);
    const waiting =
      toDecide.length === 0
        ? texts.say('approvals.list.none')
        : texts.say('approvals.list.waiting', { count: toDecide.length });
    return {
      title: texts.say('approvals.list.title'),
      text: own.length === 0 ? waiting : `${waiting} ${texts.say('approvals.list.own')}`,
      page: shown.page,
      pageCount: shown.pageCount,
      rows: shown.items.map((approval) => rowOf(texts, approval)),
    };
  }

  protected override picked(turn: DeskTurn, item: string): Promise<ApprovalsReading> {
    return this.open(turn, item);
  }

  protected override async isOwn(turn: DeskTurn, text: string, data: ListData): Promise<boolean> {
    if (approvalIdIn(text) !== undefined || (await super.isOwn(turn, text, data))) return true;
    return (await this.ofCustomer(turn.caller, text)).length > 0;
  }

  protected override async searched(turn: DeskTurn, text: string): Promise<ApprovalsReading> {
    const approvalId = approvalIdIn(text);
    if (approvalId !== undefined) return this.open(turn, approvalId);
    const [only, ...others] = await this.ofCustomer(turn.caller, text);
    if (only && others.length === 0) return { kind: 'answer', value: { approvalId: only.id } };
    const query = quotedText(turn.texts, text);
    return { kind: 'refuse', say: turn.texts.say('approvals.list.noHit', { query }) };
  }

  private async open({ caller, texts }: DeskTurn, approvalId: string): Promise<ApprovalsReading> {
    const found = await this.ports.approvals.get(caller, approvalId);
    if (found) return { kind: 'answer', value: { approvalId: found.id } };
    return { kind: 'refuse', say: texts.say('approvals.list.unknown') };
  }

  private async ofCustomer(caller: Caller, text: string): Promise<Approval[]> {
    const words = foldText(text);
    const { toDecide, own } = await this.shown(caller);
    return [...toDecide, ...own].filter(
      ({ summary }) => words !== '' && foldText(summary.customerName).includes(words),
    );
  }

  /** What the user asked for stands among the own ones alone: nobody else's decision is theirs. */
  private async shown(caller: Caller) {
    const own = await this.ports.approvals.own(caller);
    const waiting = allows(caller, 'decideApprovals') ? await this.ports.approvals.waiting(caller) : [];
    const ownIds = new Set(own.map(({ id }) => id));
    return { toDecide: waiting.filter(({ id }) => !ownIds.has(id)), own };
  }
}

/** The id in what was typed: `AP-000001`, `ap 1`, or a row's title. */
function approvalIdIn(text: string): string | undefined {
  const [, digits] = /^\s*#?ap[-\s]*(\d{1,9})\b(?:\s*·.*)?$/iu.exec(text) ?? [];
  return digits === undefined ? undefined : `AP-${String(Number(digits)).padStart(6, '0')}`;
}

function rowOf(texts: Texts, approval: Approval): PickRow {
  const { id, summary, askedAt } = approval;
  return {
    item: id,
    title: texts.say('approvals.row.title', { id, customer: summary.customerName }),
    subtitle: texts.say(`approvals.row.about.${summary.kind}`, { instant: instantWords(texts, askedAt) }),
    detail: stateWords(texts, approval),
    detailColor: stateColor(approval),
  };
}
