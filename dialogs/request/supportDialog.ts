import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { approvalReceipt } from '../../cards/approvals/approvalView.js';
import { requestCard } from '../../cards/request/requestCard.js';
import { RefusedError } from '../../services/errors.js';
import { CUSTOMER_PROMPT, type CustomerData, CustomerPrompt } from '../customers/customerPrompt.js';
import { DeskTurn } from '../deskTurn.js';
import { ExchangeQuotePrompt } from '../exchange/exchangeQuotePrompt.js';
import { FormPrompt } from '../form/formPrompt.js';
import type { SaidOptions } from '../plainWords/taskWish.js';
import type { LeaveChoice } from '../prompts/leavePrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import { QuantityPrompt } from '../refund/quantityPrompt.js';
import { QuantityWords } from '../refund/quantityWords.js';
import { QuotePrompt } from '../refund/quotePrompt.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { AtStake } from '../taskWaterfall.js';
import { askingOf } from './askingOf.js';
import { AttachedFiles } from './attachedFiles.js';
import { basicsForm } from './basicsForm.js';
import { contactForm } from './contactForm.js';
import { CHANGE_EXCHANGE, ExchangeConsentSteps } from './exchangeConsentSteps.js';
import { GONE_PROMPT, type GoneAnswer, type GoneData, GonePrompt } from './gonePrompt.js';
import { problemForm } from './problemForm.js';
import { receipt } from './receipt.js';
import { RefundConsentSteps } from './refundConsentSteps.js';
import { aboutOf, completeDraft, isWorthKeeping } from './requestDraft.js';
import { fillForms } from './requestFilling.js';
import { RequestForms } from './requestForms.js';
import { subjectFault, subjectOf } from './requestSubject.js';
import { REVIEW_PROMPT, type ReviewAnswer, type ReviewData, ReviewPrompt } from './reviewPrompt.js';
import { type AskedApproval, beginDraft, type SupportDraft, type SupportOptions } from './supportDraft.js';
import type { SupportParts } from './supportParts.js';
import { UnfinishedRequests } from './unfinishedRequests.js';

export const SUPPORT_DIALOG = 'support';

/**
 * Customer, Basics, Problem, Contact, review, receipt. Begun with `SupportOptions`; a refund or an exchange comes with
 * its consent.
 */
export class SupportDialog extends TaskDialog<SupportDraft> {
  private readonly unfinished: UnfinishedRequests;
  private readonly refund: RefundConsentSteps;
  private readonly exchange: ExchangeConsentSteps;
  private readonly files: AttachedFiles | undefined;

  constructor(
    private readonly stepKit: StepKit,
    private readonly ports: SupportParts,
  ) {
    super(SUPPORT_DIALOG, stepKit);
    this.unfinished = new UnfinishedRequests(ports, ports.clock);
    this.refund = new RefundConsentSteps(ports, this.unfinished);
    this.exchange = new ExchangeConsentSteps(ports, this.unfinished);
    this.files = ports.files && new AttachedFiles(ports.files);
    for (const form of [basicsForm, problemForm, contactForm]) this.addDialog(new FormPrompt(stepKit, form));
    this.addDialog(new GonePrompt(stepKit));
    this.addDialog(new CustomerPrompt(stepKit, ports.customers));
    this.addDialog(new QuantityPrompt(stepKit, ports, new QuantityWords(ports.languages)));
    this.addDialog(new QuotePrompt(stepKit, ports, ports.quotes));
    this.addDialog(new ExchangeQuotePrompt(stepKit, ports));
    this.addDialog(new ReviewPrompt(stepKit, ports, ports.files?.store));
    const forms = new RequestForms(ports, this.unfinished);
    this.steps(
      { name: 'resume', ask: this.checkResumed, keep: this.keepResumed },
      { name: 'customer', ask: this.askCustomer, keep: this.keepCustomer, keepSaid: this.keepSaid },
      { name: 'prepare', ask: this.prepare },
      forms.basics,
      forms.problem,
      forms.contact,
      ...this.refund.steps,
      ...this.exchange.steps,
      { name: 'review', ask: this.askReview, keep: this.keepReview },
      { name: 'receipt', ask: this.giveReceipt },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  /** Files come with whatever is said; the step under way hears the rest. */
  protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    const taken = await this.files?.takeFrom(inner);
    if (taken?.draft.files) await this.unfinished.save(DeskTurn.of(inner.context).caller, taken.draft);
    if (!taken?.isAll) return super.onContinueDialog(inner);
    // A form that is drawn again would lose what stands in its inputs.
    if (inner.activeDialog?.id === REVIEW_PROMPT) await inner.repromptDialog();
    return Dialog.EndOfTurn;
  }

  protected override newDraft(options: object): SupportDraft {
    return beginDraft(options as SupportOptions, this.stepKit.ids.next());
  }

  protected override atStake(draft: SupportDraft): AtStake {
    return draft.customerId !== undefined && isWorthKeeping(draft) ? 'request' : 'nothing';
  }

  protected override async onLeave(draft: SupportDraft, choice: LeaveChoice, turn: DeskTurn): Promise<void> {
    if (draft.resumed === 'unreadable') await this.unfinished.drop(turn.caller, draft.key);
    if (this.atStake(draft) === 'nothing') return turn.say('commands.cancelled');
    if (choice === 'keep') {
      await this.unfinished.save(turn.caller, draft);
      return turn.say('commands.leave.kept');
    }
    await this.unfinished.drop(turn.caller, draft.key);
    await this.files?.drop(draft, turn.caller);
    await turn.say('commands.leave.dropped');
  }

  /** Agreed terms are kept even where no form was filled in yet. A request that was just filed is none any more. */
  protected override async onRestart(draft: SupportDraft, turn: DeskTurn): Promise<void> {
    const isOpen = this.atStake(draft) === 'request' && !draft.filed && !draft.asked;
    if (isOpen && this.consentTo(draft)) await this.unfinished.save(turn.caller, draft);
  }

  /** What an unfinished request is about may be gone by now: then it can only be changed, kept or dropped. */
  private async checkResumed(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    if (draft.resumed !== 'whole' || draft.customerId === undefined) return step.pass();
    const fault = await subjectFault(this.ports, turn.caller, draft);
    if (!fault) return step.pass();
    return step.ask(GONE_PROMPT, { fault, about: aboutOf(draft) } satisfies GoneData);
  }

  private async keepResumed(
    draft: SupportDraft,
    value: unknown,
    turn: DeskTurn,
  ): Promise<string | undefined> {
    const answer = value as GoneAnswer;
    if (answer === 'goOn') {
      // Only what is gone is asked for again; the reservation is that of a customer.
      const { customerId = '' } = draft;
      if (!(await this.ports.customers.get(turn.caller, customerId))) delete draft.customerId;
      else if (draft.exchange) return CHANGE_EXCHANGE;
      delete draft.reservationId;
      return undefined;
    }
    if (answer === 'drop') {
      await this.unfinished.drop(turn.caller, draft.key);
      await this.files?.drop(draft, turn.caller);
    }
    await turn.say(answer === 'drop' ? 'commands.leave.dropped' : 'commands.leave.kept');
    return 'end';
  }

  private async askCustomer(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    if (draft.resumed === 'unreadable' && !step.revisited) await turn.say('request.unreadable');
    const { customerId, customers, fromWords } = draft;
    if (customerId !== undefined && !step.revisited) return step.pass({ onWayBack: fromWords === true });
    return step.ask(CUSTOMER_PROMPT, { ...(customers && { candidates: customers }) } satisfies CustomerData);
  }

  private keepSaid(draft: SupportDraft, said: SaidOptions): string | undefined {
    const { customerId, customers, reservationId } = said;
    if (customers) draft.customers = customers;
    if (customerId === undefined) return 'customer';
    this.keepCustomer(draft, customerId);
    if (reservationId !== undefined) draft.reservationId = reservationId;
    return undefined;
  }

  /** What was chosen of another customer is not this one's. */
  private keepCustomer(draft: SupportDraft, value: unknown): undefined {
    if (draft.customerId !== value) {
      delete draft.reservationId;
      delete draft.refund;
      delete draft.exchange;
    }
    draft.customerId = value as string;
  }

  /** A refund or an exchange comes with most of the forms filled in; one begun before goes on where it stopped. */
  private async prepare(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    if (!this.consentTo(draft) || draft.resumed) return step.pass();
    const earlier = await this.unfinished.ofSameTerms(turn.caller, draft);
    if (earlier) {
      const { key, entered, proposal } = earlier;
      Object.assign(draft, { key, entered, proposal });
    }
    fillForms(turn, draft, await subjectOf(this.ports, turn.caller, draft));
    return step.pass();
  }

  private async askReview(step: TaskContext<SupportDraft>) {
    step.draft.returning = false;
    return step.ask(REVIEW_PROMPT, { draft: completeDraft(step.draft) } satisfies ReviewData);
  }

  private async keepReview(draft: SupportDraft, value: unknown, turn: DeskTurn): Promise<string | undefined> {
    const answer = value as ReviewAnswer;
    if (answer !== 'submit') {
      draft.returning = true;
      return answer;
    }
    const consent = this.consentTo(draft);
    try {
      await consent?.renew(draft, turn);
      await this.send(draft, turn);
      return undefined;
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'TooManyApprovals') {
        await turn.say('errors.TooManyApprovals');
        return 'review';
      }
      const step = await consent?.stepAfter(error, draft, turn);
      if (step === undefined) throw error;
      return step;
    }
  }

  private async send(draft: SupportDraft, turn: DeskTurn): Promise<void> {
    const { desk, approvals } = this.ports;
    const files = await this.files?.noted(draft, turn.caller);
    const submission = { ...completeDraft(draft), ...(files && files.length > 0 && { files }) };
    const outcome = approvals
      ? await approvals.submit(turn.caller, submission, askingOf(draft, turn))
      : ({ kind: 'filed', request: await desk.submit(turn.caller, submission) } as const);
    if (outcome.kind === 'asked') {
      const { approval, isPosted } = outcome;
      draft.asked = { approvalId: approval.id, isPosted };
      return;
    }
    const { id, status, exchange, ticketNumber, files: sent, areFilesPending } = outcome.request;
    draft.filed = { id, status, exchange, ticketNumber, files: sent, areFilesPending };
  }

  /** The steps that ask for the consent which this request needs; undefined where it needs none. */
  private consentTo(draft: SupportDraft): RefundConsentSteps | ExchangeConsentSteps | undefined {
    return [this.refund, this.exchange].find((steps) => steps.concerns(draft));
  }

  private async giveReceipt(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    const { contact } = completeDraft(draft);
    await this.unfinished.drop(turn.caller, draft.key);
    if (draft.filed) await turn.show(receipt(turn.texts, draft.filed, contact));
    if (draft.asked) await this.showAsked(draft.asked, turn);
    return step.finish(undefined);
  }

  private async showAsked({ approvalId, isPosted }: AskedApproval, turn: DeskTurn): Promise<void> {
    const { texts, caller } = turn;
    const approval = await this.ports.approvals?.get(caller, approvalId);
    if (approval) await turn.show(requestCard(approvalReceipt(texts, approval, caller.userId, isPosted)));
  }
}
