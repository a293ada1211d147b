import type { Clock } from '../../services/clock.js';
import { RefusedError } from '../../services/errors.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { SupportDesk, UserProfiles } from '../../services/ports.js';
import { CUSTOMER_PROMPT, CustomerPrompt } from '../customers/customerPrompt.js';
import type { DeskTurn } from '../deskTurn.js';
import { FormPrompt } from '../form/formPrompt.js';
import type { LeaveChoice } from '../prompts/leavePrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import { QUANTITY_PROMPT, type QuantityData, QuantityPrompt } from '../refund/quantityPrompt.js';
import { QuantityWords } from '../refund/quantityWords.js';
import { QUOTE_PROMPT, type QuoteAnswer, type QuoteData, QuotePrompt } from '../refund/quotePrompt.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { AtStake } from '../taskWaterfall.js';
import { basicsForm } from './basicsForm.js';
import { contactForm } from './contactForm.js';
import { GONE_PROMPT, type GoneAnswer, type GoneData, GonePrompt } from './gonePrompt.js';
import { problemForm } from './problemForm.js';
import { receipt } from './receipt.js';
import { completeDraft, hasEntries } from './requestDraft.js';
import { fillForRefund } from './requestFilling.js';
import { RequestForms } from './requestForms.js';
import { type RequestPorts, subjectFault, subjectOf } from './requestSubject.js';
import { REVIEW_PROMPT, type ReviewAnswer, type ReviewData, ReviewPrompt } from './reviewPrompt.js';
import { beginDraft, type SupportDraft, type SupportOptions } from './supportDraft.js';
import { UnfinishedRequests } from './unfinishedRequests.js';

export const SUPPORT_DIALOG = 'support';

/** What the dialog talks to. */
export interface SupportParts extends RequestPorts {
  readonly desk: SupportDesk;
  readonly profiles: UserProfiles;
  readonly clock: Clock;
  readonly languages: LanguageBook;
}

/** Customer, Basics, Problem, Contact, review, receipt. Begun with `SupportOptions`; a refund comes with its consent. */
export class SupportDialog extends TaskDialog<SupportDraft> {
  private readonly unfinished: UnfinishedRequests;

  constructor(
    private readonly stepKit: StepKit,
    private readonly ports: SupportParts,
  ) {
    super(SUPPORT_DIALOG, stepKit);
    this.unfinished = new UnfinishedRequests(ports, ports.clock);
    for (const form of [basicsForm, problemForm, contactForm]) this.addDialog(new FormPrompt(stepKit, form));
    this.addDialog(new GonePrompt(stepKit));
    this.addDialog(new CustomerPrompt(stepKit, ports.customers));
    this.addDialog(new QuantityPrompt(stepKit, ports, new QuantityWords(ports.languages)));
    this.addDialog(new QuotePrompt(stepKit, ports, ports.quotes));
    this.addDialog(new ReviewPrompt(stepKit, ports));
    const forms = new RequestForms(ports, this.unfinished);
    this.steps(
      { name: 'resume', ask: this.checkResumed, keep: this.keepResumed },
      { name: 'customer', ask: this.askCustomer, keep: this.keepCustomer },
      { name: 'prepare', ask: this.prepare },
      forms.basics,
      forms.problem,
      forms.contact,
      { name: 'quantity', ask: this.askQuantity, keep: this.keepQuantity },
      { name: 'quote', ask: this.askQuote, keep: this.keepQuote },
      { name: 'review', ask: this.askReview, keep: this.keepReview },
      { name: 'receipt', ask: this.giveReceipt },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(options: object): SupportDraft {
    return beginDraft(options as SupportOptions, this.stepKit.ids.next());
  }

  protected override atStake(draft: SupportDraft): AtStake {
    const begun = draft.customerId !== undefined && (draft.refund !== undefined || hasEntries(draft));
    return begun ? 'request' : 'nothing';
  }

  protected override async onLeave(draft: SupportDraft, choice: LeaveChoice, turn: DeskTurn): Promise<void> {
    if (draft.resumed === 'unreadable') await this.unfinished.drop(turn.caller, draft.key);
    if (this.atStake(draft) === 'nothing') return turn.say('commands.cancelled');
    if (choice === 'keep') {
      await this.unfinished.save(turn.caller, draft);
      return turn.say('commands.leave.kept');
    }
    await this.unfinished.drop(turn.caller, draft.key);
    await turn.say('commands.leave.dropped');
  }

  /** What an unfinished request is about may be gone by now: then it can only be changed, kept or dropped. */
  private async checkResumed(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    if (draft.resumed !== 'whole' || draft.customerId === undefined) return step.pass();
    const fault = await subjectFault(this.ports, turn.caller, draft);
    const about = draft.refund ? 'refund' : 'support';
    return fault ? step.ask(GONE_PROMPT, { fault, about } satisfies GoneData) : step.pass();
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
      delete draft.reservationId;
      return undefined;
    }
    if (answer === 'drop') await this.unfinished.drop(turn.caller, draft.key);
    await turn.say(answer === 'drop' ? 'commands.leave.dropped' : 'commands.leave.kept');
    return 'end';
  }

  private async askCustomer(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    if (draft.resumed === 'unreadable' && !step.revisited) await turn.say('request.unreadable');
    return draft.customerId === undefined || step.revisited ? step.ask(CUSTOMER_PROMPT) : step.pass();
  }

  /** What was chosen of another customer is not this one's. */
  private keepCustomer(draft: SupportDraft, value: unknown): undefined {
    if (draft.customerId !== value) {
      delete draft.reservationId;
      delete draft.refund;
    }
    draft.customerId = value as string;
  }

  /** A refund comes with most of the forms filled in; one that was begun before goes on where it stopped. */
  private async prepare(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    if (!draft.refund || draft.resumed) return step.pass();
    const earlier = await this.unfinished.sameRefund(turn.caller, draft);
    if (earlier) {
      const { key, entered, proposal } = earlier;
      Object.assign(draft, { key, entered, proposal });
    }
    fillForRefund(turn, draft, await subjectOf(this.ports, turn.caller, draft));
    return step.pass();
  }

  private async askQuantity(step: TaskContext<SupportDraft>) {
    const { customerId = '', reservationId = '', requote } = step.draft;
    if (!requote || requote.quantity !== undefined) return step.pass();
    return step.ask(QUANTITY_PROMPT, { customerId, reservationId } satisfies QuantityData);
  }

  private keepQuantity(draft: SupportDraft, value: unknown): undefined {
    draft.requote = { quantity: value as number };
  }

  /** Asks for consent again where the refund is no longer what was agreed to. */
  private async askQuote(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    const { customerId = '', reservationId = '', refund, requote } = draft;
    if (!refund) return step.pass();
    const quantity = requote?.quantity ?? refund.quantity;
    const quote = await this.ports.quotes.quoteRefund(turn.caller, { customerId, reservationId, quantity });
    const { refusals, policyId } = quote;
    const isAgreed = policyId === refund.policyId && quote.refund.amountMinor === refund.refundMinor;
    if (!requote && !step.revisited) {
      if (refusals.length === 0 && isAgreed) return step.pass();
      await turn.say(refusals.length > 0 ? 'errors.RefundRefused' : 'errors.QuoteChanged');
    }
    return step.ask(QUOTE_PROMPT, { customerId, reservationId, quantity } satisfies QuoteData);
  }

  private async keepQuote(draft: SupportDraft, value: unknown, turn: DeskTurn): Promise<string | undefined> {
    const answer = value as QuoteAnswer;
    if (answer.kind === 'quantity') {
      draft.requote = answer.quantity === undefined ? {} : { quantity: answer.quantity };
      return 'quantity';
    }
    draft.refund = answer.refund;
    delete draft.requote;
    fillForRefund(turn, draft, await subjectOf(this.ports, turn.caller, draft));
    await this.unfinished.save(turn.caller, draft);
    return undefined;
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
    try {
      const { id, status } = await this.ports.desk.submit(turn.caller, completeDraft(draft));
      draft.filed = { id, status };
      return undefined;
    } catch (error) {
      const code = refundRefusal(error);
      if (!draft.refund || !code) throw error;
      await turn.say(`errors.${code}`);
      draft.requote = { quantity: draft.refund.quantity };
      return 'quantity';
    }
  }

  private async giveReceipt(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    const { contact } = completeDraft(draft);
    await this.unfinished.drop(turn.caller, draft.key);
    if (draft.filed) await turn.show(receipt(turn.texts, draft.filed, contact));
    return step.finish(undefined);
  }
}

/** The code of a refusal that a new consent can cure. */
function refundRefusal(error: unknown): 'QuoteChanged' | 'RefundRefused' | undefined {
  if (!(error instanceof RefusedError)) return undefined;
  return error.code === 'QuoteChanged' || error.code === 'RefundRefused' ? error.code : undefined;
}
