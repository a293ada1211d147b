import { STATUS_CODES } from 'node:http';
import type { StandInReply, StandInRequest, StandInRoute } from './standInRoute.js';

/** How a service answers what takes long: with the address of the outcome, of the operation's status, or with both. */
export type PollingStyle = 'location' | 'azureAsyncOperation' | 'both';

export interface LongRunningOptions {
  /** How many polls find it still running; 1 by default. */
  readonly polls?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly style?: PollingStyle | undefined;
  /** What the accepting answer has in its body, if anything. */
  readonly accepted?: unknown;
}

interface Operation {
  readonly tenantId: string;
  pollsLeft: number;
  readonly retryAfterSeconds: number;
  /** Decided when the operation was begun. */
  readonly outcome: StandInReply;
}

/** Operations that were accepted and are polled for. One for a service; `routes` are the addresses that are polled. */
export class LongRunning {
  readonly #operations = new Map<string, Operation>();
  #count = 0;

  /**
   * @param folder path below which the polling addresses stand, such as `/providers/Microsoft.Capacity`
   * @param operation as the log of calls names the polls, such as `reservations.poll`
   * @param defaults for operations that say nothing else; writable, so that a test can make all of them slow
   */
  constructor(
    private readonly folder: string,
    private readonly operation: string,
    readonly defaults: { polls: number; retryAfterSeconds: number; style: PollingStyle } = {
      polls: 1,
      retryAfterSeconds: 0,
      style: 'both',
    },
  ) {}

  /** The 202 that accepts an operation whose outcome is `outcome`, after some polls. */
  accept(request: StandInRequest, outcome: StandInReply, options: LongRunningOptions = {}): StandInReply {
    this.#count += 1;
    const id = `op-${this.#count}`;
    const { polls, retryAfterSeconds, style } = { ...this.defaults, ...defined(options) };
    this.#operations.set(id, { tenantId: request.tenantId, pollsLeft: polls, retryAfterSeconds, outcome });
    const version = request.query.get('api-version') ?? '';
    const address = (kind: string) => `${request.baseUrl}${this.folder}/${kind}/${id}?api-version=${version}`;
    return {
      status: 202,
      headers: {
        'Retry-After': String(retryAfterSeconds),
        ...(style !== 'azureAsyncOperation' && { Location: address('operationResults') }),
        ...(style !== 'location' && { 'Azure-AsyncOperation': address('operationStatuses') }),
      },
      ...(options.accepted !== undefined && { body: options.accepted }),
    };
  }

  get routes(): readonly StandInRoute[] {
    return [
      {
        method: 'GET',
        path: `${this.folder}/operationResults/:operationId`,
        operation: this.operation,
        answer: (request) => this.#resultOf(request),
      },
      {
        method: 'GET',
        path: `${this.folder}/operationStatuses/:operationId`,
        operation: this.operation,
        answer: (request) => this.#statusOf(request),
      },
    ];
  }

  #resultOf(request: StandInRequest): StandInReply {
    const operation = this.#operationOf(request);
    if (!operation) return notFound();
    if (isRunning(operation)) {
      const { retryAfterSeconds } = operation;
      const here = `${request.baseUrl}${request.path}?${request.query}`;
      return { status: 202, headers: { 'Retry-After': String(retryAfterSeconds), Location: here } };
    }
    return operation.outcome;
  }

  #statusOf(request: StandInRequest): StandInReply {
    const operation = this.#operationOf(request);
    if (!operation) return notFound();
    const { retryAfterSeconds, outcome } = operation;
    const id = request.path;
    if (isRunning(operation)) {
      return {
        status: 200,
        headers: { 'Retry-After': String(retryAfterSeconds) },
        body: { id, name: request.params.operationId, status: 'Running' },
      };
    }
    const isFailure = outcome.status >= 400;
    return {
      status: 200,
      body: {
        id,
        name: request.params.operationId,
        status: isFailure ? 'Failed' : 'Succeeded',
        ...(isFailure ? errorIn(outcome) : { properties: outcome.body }),
      },
    };
  }

  #operationOf({ params, tenantId }: StandInRequest): Operation | undefined {
    const operation = this.#operations.get(params.operationId ?? '');
    return operation?.tenantId === tenantId ? operation : undefined;
  }
}

function isRunning(operation: Operation): boolean {
  if (operation.pollsLeft <= 0) return false;
  operation.pollsLeft -= 1;
  return true;
}

function errorIn({ status, body }: StandInReply): object {
  if (typeof body === 'object' && body !== null && 'error' in body) return { error: body.error };
  return { error: { code: String(status), message: STATUS_CODES[status] ?? '' } };
}

function notFound(): StandInReply {
  return { status: 404, body: { error: { code: 'NotFound', message: 'No such operation.' } } };
}

function defined<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
