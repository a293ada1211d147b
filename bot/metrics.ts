import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../services/errors.js';

/** `failed`: an error ended the turn and the user was told so. */
export type TurnOutcome = 'ok' | 'failed';

/** What a request to Microsoft support asks for. */
export type SubmissionKind = 'refund' | 'exchange' | 'other';

/** How a request to Microsoft support ended. */
export type SubmissionOutcome = 'filed' | 'refused' | 'failed';

export interface HttpExchange {
  readonly method: string;
  /** The route's pattern, never the address asked for; absent when no route matched. */
  readonly route?: string | undefined;
  readonly status: number;
}

/** What the process counts, as Prometheus scrapes it. */
export interface Metrics {
  /** Starts a turn's clock; call the answer when the turn is over. */
  turnStarted(channelId: string): (outcome: TurnOutcome) => void;
  /** Starts a request's clock; call the answer when the response is out. */
  httpStarted(): (exchange: HttpExchange) => void;
  errorSeen(code: ErrorCode): void;
  submissionEnded(kind: SubmissionKind, outcome: SubmissionOutcome): void;
  render(): Promise<string>;
  readonly contentType: string;
}

/** Channels that get a label of their own: the id comes from outside, and labels must not grow without bound. */
const CHANNELS: ReadonlySet<string> = new Set(['msteams', 'webchat', 'directline', 'emulator', 'test']);
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const DURATION_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Metrics in a registry of their own, so that two desks in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const instruments = createInstruments(registry);
  return {
    turnStarted(channelId) {
      const channel = known(CHANNELS, channelId);
      const stop = instruments.turnSeconds.startTimer({ channel });
      return (outcome) => {
        stop();
        instruments.turns.inc({ channel, outcome });
      };
    },
    httpStarted() {
      const stop = instruments.httpSeconds.startTimer();
      return ({ method, route = 'none', status }) => {
        stop({ route });
        instruments.http.inc({ method: known(METHODS, method), route, status });
      };
    },
    errorSeen: (code) => instruments.errors.inc({ code }),
    submissionEnded: (kind, outcome) => instruments.submissions.inc({ kind, outcome }),
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function known(names: ReadonlySet<string>, name: string): string {
  return names.has(name) ? name : 'other';
}

function createInstruments(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const timer = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Histogram({ name, help, labelNames, buckets: DURATION_BUCKETS_SECONDS, registers });
  return {
    turns: counter('desk_turns_total', 'Turns of conversations.', 'channel', 'outcome'),
    turnSeconds: timer(
      'desk_turn_duration_seconds',
      'Time from a turn being admitted to its last reply, waiting for the conversation included.',
      'channel',
    ),
    http: counter('desk_http_requests_total', 'HTTP requests answered.', 'method', 'route', 'status'),
    httpSeconds: timer(
      'desk_http_request_duration_seconds',
      'Time from the request line to the end of the response.',
      'route',
    ),
    errors: counter('desk_errors_total', 'Errors that ended a turn or a request, by code.', 'code'),
    submissions: counter(
      'desk_submissions_total',
      'Support requests submitted, by kind and outcome.',
      'kind',
      'outcome',
    ),
  };
}
