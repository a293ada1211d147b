import { SUPPORT_DIALOG } from '../../../dialogs/request/supportDialog.js';
import { REQUESTS_DIALOG, RequestsDialog } from '../../../dialogs/requests/requestsDialog.js';
import type { AgreedExecution, Execution, RequestExecution } from '../../../services/execution.js';
import type { Caller, Role, SupportRequest } from '../../../services/model.js';
import { asConfirmed, exchangeAskOf, executionTerms } from '../../../services/requests/executionTerms.js';
import { demandExecutable } from '../../../services/requests/requestChanges.js';
import { requestNotFound } from '../../../services/requests/userIndex.js';
import { demandRole } from '../../../services/roles.js';
import { COLLEAGUES, FakeDesk, StillClock } from '../deskFakes.js';
import { CALLER, DeskHarness, StubTask } from '../deskHarness.js';
import { FakeSupportDesk } from '../request/requestFakes.js';
import { agreedExchange, agreedRefund, CONTACT, KNOWN } from '../request/supportChat.js';

export const REQUEST_ID = 'SR-000001';

/** Carries out requests in memory, under the rules of the port, and as a service might that does not say how it ended. */
export class FakeExecution implements RequestExecution {
  /** What was sent to be carried out, in order. */
  readonly sent: AgreedExecution[] = [];
  /** Thrown once by the next execution, instead of doing it. */
  failure: Error | undefined;
  /** How the next execution or question ends; none where it turns out that nothing was done. */
  ending: Execution['state'] | 'NotDone' = 'Done';
  correlationId: string | undefined;

  constructor(
    private readonly desk: FakeDesk,
    private readonly requests: FakeSupportDesk,
    private readonly clock: StillClock,
  ) {}

  async terms(caller: Caller, requestId: string) {
    const request = await this.find(caller, requestId);
    demandExecutable(request);
    return executionTerms(request, await this.quoted(caller, request));
  }

  async execute(caller: Caller, requestId: string, agreed: AgreedExecution) {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    const request = await this.find(caller, requestId);
    demandExecutable(request);
    const terms = asConfirmed(await this.quoted(caller, request), agreed);
    this.sent.push(structuredClone(agreed));
    return this.end(caller, requestId, terms);
  }

  async follow(caller: Caller, requestId: string) {
    await this.find(caller, requestId);
    return this.end(caller, requestId, {});
  }

  private async end({ userId: by }: Caller, requestId: string, terms: Partial<SupportRequest>) {
    const { ending, correlationId } = this;
    const at = this.clock.now().toISOString();
    const execution =
      ending === 'NotDone' ? undefined : { state: ending, by, at, ...(correlationId && { correlationId }) };
    const status = ending === 'Done' ? 'Closed' : 'InProgress';
    this.requests.set(requestId, { ...terms, status, execution });
    return this.requests.filed.find(({ id }) => id === requestId)!;
  }

  private async quoted(caller: Caller, { customerId, reservationId = '', refund, exchange }: SupportRequest) {
    const { quotes } = this.desk;
    const { quantity = 0 } = refund ?? {};
    return {
      ...(refund && { refund: await quotes.quoteRefund(caller, { customerId, reservationId, quantity }) }),
      ...(exchange && {
        exchange: await quotes.quoteExchange(caller, { customerId, ...exchangeAskOf(exchange) }),
      }),
    };
  }

  private async find(caller: Caller, requestId: string): Promise<SupportRequest> {
    demandRole(caller, 'carryOutRequests');
    const request = await this.requests.get(caller, requestId);
    if (!request) throw requestNotFound();
    return request;
  }
}

export interface CarryOutSetup {
  /** What the request asks for; a refund of four units when absent. */
  readonly asksFor?: 'refund' | 'exchange' | 'help';
  readonly request?: Partial<SupportRequest>;
  readonly roles?: readonly Role[];
  readonly locale?: string;
  /** Whether the desk's operator lets requests be carried out; so when absent. */
  readonly isOn?: boolean;
}

/** A chat that stands at the card of the request on file. */
export async function carryOutChat({
  asksFor = 'refund',
  request = {},
  roles = ['AdminAgent'],
  locale = 'en-US',
  isOn = true,
}: CarryOutSetup = {}) {
  const clock = new StillClock();
  const desk = new FakeDesk(clock);
  const requests = new FakeSupportDesk(desk, clock);
  await requests.submit(CALLER, {
    key: 'key',
    customerId: KNOWN.customerId,
    basics: { issueType: 'Billing' },
    problem: {
      problemType: 'ReservationManagement',
      category: 'ExchangesAndRefunds',
      severity: 'Minimal',
      description: 'Please',
    },
    contact: CONTACT,
    ...(asksFor !== 'help' && { reservationId: KNOWN.reservationId }),
    ...(asksFor === 'refund' && { refund: await agreedRefund() }),
    ...(asksFor === 'exchange' && { exchange: await agreedExchange() }),
  });
  requests.set(REQUEST_ID, request);
  const execution = new FakeExecution(desk, requests, clock);
  const { customers, reservations, products } = desk;
  const ports = { customers, reservations, products, desk: requests, colleagues: COLLEAGUES };
  const harness = new DeskHarness({
    dialogs: (kit) => [
      new RequestsDialog(kit, { ...ports, ...(isOn && { execution }) }),
      new StubTask(SUPPORT_DIALOG),
    ],
    begin: REQUESTS_DIALOG,
    caller: { ...CALLER, roles },
    clock,
    locale,
  });
  await harness.start();
  await harness.say(REQUEST_ID);
  return { harness, desk, requests, execution, clock };
}
