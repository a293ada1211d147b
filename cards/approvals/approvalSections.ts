import type { Approval, ApprovalPerson, ApprovalSummary } from '../../services/approvals/approval.js';
import type { Texts } from '../../services/localization/texts.js';
import type { RequestFact, RequestSection } from '../request/requestCard.js';
import { fact, section } from '../request/requestSections.js';
import { failureWords, instantWords, personWords } from './approvalWords.js';

/** What is decided on, and what became of it. @param viewer id of who reads it; absent where several do */
export function approvalSections(texts: Texts, approval: Approval, viewer?: string): RequestSection[] {
  const { summary } = approval;
  return [
    section(texts.say('approvals.sections.what'), whatFacts(texts, summary)),
    section(texts.say('approvals.sections.amounts'), amountFacts(texts, approval)),
    section(texts.say('approvals.sections.who'), [
      personFact('askedBy', approval.askedBy, approval.askedAt),
      ...endFacts(texts, approval, personFact),
    ]),
  ];

  function personFact(label: 'askedBy' | 'decidedBy', person: ApprovalPerson, instant: string): RequestFact {
    const said = { who: personWords(texts, person, viewer), instant: instantWords(texts, instant) };
    return fact(texts.say(`approvals.facts.${label}`), texts.say('approvals.at', said));
  }
}

/** What was asked for and what it is by now stand side by side where they differ. */
function amountFacts(texts: Texts, { summary, askedAmounts }: Approval): RequestFact[] {
  const rows = summary.amounts.map(({ figure, amount }): RequestFact => {
    const row = fact(texts.say(`approvals.figures.${figure}`), texts.money(amount));
    if (!askedAmounts) return row;
    const asked = askedAmounts.find((one) => one.figure === figure);
    return { label: row.label, lines: asked ? [texts.money(asked.amount)] : [''], beside: row.lines };
  });
  if (!askedAmounts) return rows;
  const heads = [texts.say('approvals.changed.asked'), texts.say('approvals.changed.now')] as const;
  return [{ label: '', lines: [heads[0]], beside: [heads[1]] }, ...rows];
}

function whatFacts(texts: Texts, { customerName, given, bought, expiresAt }: ApprovalSummary): RequestFact[] {
  const givenLines = given.map((line) =>
    texts.say('approvals.given', { ...line, quantity: texts.number(line.quantity) }),
  );
  const boughtLines = bought.map(({ sku, region, term, quantity }) =>
    texts.say('approvals.bought', {
      sku,
      region: texts.label('region', region),
      term: texts.label('term', term),
      quantity: texts.number(quantity),
    }),
  );
  return [
    fact(texts.say('approvals.facts.customer'), customerName),
    { label: texts.say('approvals.facts.given'), lines: givenLines },
    ...(boughtLines.length > 0 ? [{ label: texts.say('approvals.facts.bought'), lines: boughtLines }] : []),
    fact(texts.say('approvals.facts.until'), instantWords(texts, expiresAt)),
  ];
}

function endFacts(
  texts: Texts,
  approval: Approval,
  personFact: (label: 'decidedBy', person: ApprovalPerson, instant: string) => RequestFact,
): RequestFact[] {
  const { state, decidedBy, decidedAt, reason, requestId } = approval;
  if (decidedAt === undefined) return [];
  if (state === 'Withdrawn')
    return [fact(texts.say('approvals.facts.withdrawnAt'), instantWords(texts, decidedAt))];
  return [
    ...(decidedBy ? [personFact('decidedBy', decidedBy, decidedAt)] : []),
    ...(reason === undefined ? [] : [fact(texts.say('approvals.facts.reason'), reason)]),
    ...(requestId === undefined ? [] : [fact(texts.say('approvals.facts.request'), requestId)]),
    ...(state === 'Failed'
      ? [fact(texts.say('approvals.facts.failure'), failureWords(texts, approval))]
      : []),
  ];
}
