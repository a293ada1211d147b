import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as elapsed } from 'node:timers/promises';
import { fixedId } from '../../services/local/demo/fixedId.js';
import type { StandInCall } from './callLog.js';
import type { GivenToken, TokenBook } from './entra/tokenBook.js';
import type { Fault, Faults } from './faults.js';
import { readBody } from './readBody.js';
import { type MatchedRoute, RouteTable } from './routeTable.js';
import type { StandInReply, StandInRequest } from './standInRoute.js';
import { type Refusal, RefusedByService, type StandInService } from './standInService.js';

/** A request on its way through its service. */
interface Errand {
  readonly service: StandInService;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly call: StandInCall;
  readonly matched: MatchedRoute | undefined;
  readonly url: URL;
  readonly ids: Readonly<Record<string, string>>;
}

/** Takes the requests of all services: finds the operation, checks the token, lets faults strike, answers, and writes it down. */
export class RequestDesk {
  readonly calls: StandInCall[] = [];
  readonly #services: readonly { readonly service: StandInService; readonly table: RouteTable }[];
  #count = 0;

  constructor(
    private readonly origin: string,
    services: readonly StandInService[],
    private readonly tokens: TokenBook,
    private readonly faults: Faults,
  ) {
    this.#services = services.map((service) => ({ service, table: new RouteTable(service.routes) }));
  }

  take(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const url = new URL(incoming.url ?? '/', this.origin);
    const found = this.#services.find(({ service }) => url.pathname.startsWith(`${service.prefix}/`));
    if (!found) {
      outgoing.writeHead(404);
      outgoing.end();
      return;
    }
    const { service, table } = found;
    const method = incoming.method ?? 'GET';
    const matched = table.match(method, url.pathname.slice(service.prefix.length));
    this.#count += 1;
    const ids = service.idHeaders(incoming.headers, fixedId('request', String(this.#count)));
    const call: StandInCall = {
      operation: matched?.route.operation ?? `${service.prefix.slice(1)}.unknown`,
      method,
      path: url.pathname,
      query: url.search.slice(1),
      tenant: this.#heldToken(incoming, service)?.tenantId ?? matched?.params.tenant,
      status: undefined,
      tookEffect: false,
      correlationId: ids[service.correlationHeader] ?? '',
    };
    this.calls.push(call);
    const errand = { service, incoming, outgoing, call, matched, url, ids };
    // What fails here is a client that went away, or a mistake in a route, which the client must see at once.
    this.#handle(errand).catch(() => outgoing.destroy());
  }

  async #handle(errand: Errand): Promise<void> {
    const { call, outgoing } = errand;
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    const fault = this.faults.next(call.operation, call.tenant);
    if (fault && !reachesOperation(fault)) return strike(errand, fault, undefined);
    await this.faults.wait(call.operation, gone.signal);
    const reply = await this.#reply(errand);
    call.tookEffect = reply.status < 400;
    if (fault?.kind === 'late') await elapsed(fault.ms, undefined, { signal: gone.signal });
    return fault ? strike(errand, fault, reply) : send(errand, reply);
  }

  async #reply(errand: Errand): Promise<StandInReply> {
    try {
      return await this.#answer(errand);
    } catch (error) {
      if (error instanceof RefusedByService) return refused(errand, error.refusal);
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return refused(errand, { status: 500, message: `Mistake in the stand-in: ${message}` });
    }
  }

  async #answer(errand: Errand): Promise<StandInReply> {
    const { service, incoming, matched, url } = errand;
    const held = this.#heldToken(incoming, service);
    if (!matched?.route.isOpen && service.audience && !held) {
      return refused(errand, { status: 401, message: this.#whyNot(incoming) });
    }
    if (!matched) return refused(errand, { status: 404, message: `No operation at ${url.pathname}.` });
    const request: StandInRequest = {
      method: errand.call.method,
      path: decodeURIComponent(url.pathname.slice(service.prefix.length)),
      params: matched.params,
      query: url.searchParams,
      headers: incoming.headers,
      body: await readBody(incoming),
      tenantId: held?.tenantId ?? '',
      baseUrl: `${this.origin}${service.prefix}`,
    };
    return matched.route.answer(request);
  }

  /** The token that came along, if it holds for this service. */
  #heldToken(incoming: IncomingMessage, service: StandInService): GivenToken | undefined {
    const token = this.tokens.of(bearerOf(incoming));
    if (!token || this.tokens.hasExpired(token) || token.audience !== service.audience) return undefined;
    return service.acceptsTenant?.(token.tenantId) === false ? undefined : token;
  }

  #whyNot(incoming: IncomingMessage): string {
    if (!incoming.headers.authorization) return 'There is no access token.';
    const token = this.tokens.of(bearerOf(incoming));
    if (!token) return 'The access token is not one that was given.';
    if (this.tokens.hasExpired(token)) return 'The access token has expired.';
    return `The access token is for ${token.audience} in the tenant ${token.tenantId}.`;
  }
}

function bearerOf({ headers }: IncomingMessage): string {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** Whether the operation is carried out before the fault strikes. */
function reachesOperation(fault: Fault): boolean {
  switch (fault.kind) {
    case 'status':
    case 'hang':
      return fault.tookEffect === true;
    case 'reset':
      return fault.when === 'after';
    default:
      return true;
  }
}

function strike(errand: Errand, fault: Fault, reply: StandInReply | undefined): void {
  switch (fault.kind) {
    case 'hang':
      return;
    case 'reset':
      errand.outgoing.destroy();
      return;
    case 'status':
      send(errand, struck(errand, fault));
      return;
    case 'truncated': {
      const text = JSON.stringify(reply?.body ?? {});
      sendText(errand, reply ?? { status: 200 }, text.slice(0, Math.max(1, Math.floor(text.length / 2))));
      return;
    }
    case 'changed':
      if (reply) send(errand, { ...reply, body: fault.change(structuredClone(reply.body)) });
      return;
    case 'late':
      if (reply) send(errand, reply);
  }
}

function struck(errand: Errand, fault: Extract<Fault, { kind: 'status' }>): StandInReply {
  const reply = refused(errand, fault);
  const { retryAfterSeconds } = fault;
  return {
    ...reply,
    ...(fault.body !== undefined && { body: fault.body }),
    headers: {
      ...reply.headers,
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    },
  };
}

function refused({ service, call }: Errand, refusal: Refusal): StandInReply {
  return {
    status: refusal.status,
    body: service.errorBody(refusal, call.correlationId),
    headers: refusal.status === 401 ? { 'WWW-Authenticate': service.challenge(call.tenant) } : {},
  };
}

function send(errand: Errand, reply: StandInReply): void {
  sendText(errand, reply, reply.body === undefined ? '' : JSON.stringify(reply.body));
}

function sendText({ outgoing, ids, call }: Errand, { status, headers }: StandInReply, text: string): void {
  call.status = status;
  outgoing.writeHead(status, {
    ...(text !== '' && { 'Content-Type': 'application/json; charset=utf-8' }),
    'Content-Length': String(Buffer.byteLength(text)),
    ...ids,
    ...headers,
  });
  outgoing.end(text);
}
