import { collectDefaultMetrics, Registry } from 'prom-client';
import type { TaskEnd } from '../dialogs/taskEvents.js';
import type { ErrorCode } from '../services/errors.js';
import type { NoticeKind } from '../services/notices/noticeKinds.js';
import type { RemoteCall } from '../services/remote/remoteCall.js';
import type { Setting } from '../services/reservationSettings.js';
import type { StorageTimer } from '../services/storageCalls.js';
import type { TaskName } from '../services/tasks.js';
import { createInstruments, watchedGauge } from './metrics/instruments.js';
import type { Delivery } from './notices/noticeSender.js';
import { deskVersion } from './version.js';

/** `failed`: an error ended the turn and the user was told so. */
export type TurnOutcome = 'ok' | 'failed';

/** What a request to Microsoft support asks for. */
export type SubmissionKind = 'refund' | 'exchange' | 'other';

/** How a request to Microsoft support ended. */
export type SubmissionOutcome = 'filed' | 'refused' | 'failed';

/** How a port's answer turned out: it said no, or could not answer at all. */
export type CallOutcome = 'ok' | 'refused' | 'failed';

/** What changes at once, without a request to anybody. */
export type ChangeKind = Setting | 'grant' | 'revoke' | 'comment' | 'withdraw' | 'execute';

/** What is forgotten when it is old. */
export type SweptKind = 'conversations' | 'transcripts' | 'uploads' | 'files';

export interface HttpExchange {
  readonly method: string;
  /** The route's pattern, never the address asked for; absent when no route matched. */
  readonly route?: string | undefined;
  readonly status: number;
  /** Code of the refusal, when it was one. */
  readonly refusal?: string | undefined;
}

/** What the process counts, as Prometheus scrapes it. Every label has few values, none of which comes from outside. */
export interface Metrics {
  /** Starts a turn's clock; call the answer when the turn is over: it tells how many seconds it took. */
  turnStarted(channelId: string): (outcome: TurnOutcome) => number;
  /** A turn was not run: its user had too many. */
  turnRefused(channelId: string): void;
  turnRunAgain(): void;
  /** Starts a request's clock; call the answer when the response is out. */
  httpStarted(): (exchange: HttpExchange) => void;
  errorSeen(code: ErrorCode): void;
  /** @param level one of the log's own */
  readonly lineLogged: (level: string) => void;
  taskBegun(task: TaskName): void;
  taskEnded(task: TaskName, end: TaskEnd): void;
  quoteMade(kind: 'refund' | 'exchange', outcome: CallOutcome): void;
  submissionEnded(kind: SubmissionKind, outcome: SubmissionOutcome): void;
  changeEnded(kind: ChangeKind, outcome: CallOutcome): void;
  /** Starts the clock of a call to the storage of conversations. */
  readonly storageStarted: StorageTimer;
  /** A call to a service of Microsoft is over. */
  serviceCalled(call: Pick<RemoteCall, 'service' | 'outcome' | 'durationMs'>): void;
  /** A message that nobody asked for was sent, or was to be. */
  noticesTold(kind: NoticeKind, outcome: Delivery): void;
  swept(what: SweptKind, count: number): void;
  sweepFailed(what: SweptKind): void;
  /** @param part one of the names that the composition gives */
  partChecked(part: string, isReady: boolean): void;
  /** Has the number of open streams read at each scrape. */
  watchStreams(count: () => number): void;
  render(): Promise<string>;
  readonly contentType: string;
}

/** Channels that get a label of their own: the id comes from outside, and labels must not grow without bound. */
const CHANNELS: ReadonlySet<string> = new Set(['msteams', 'webchat', 'directline', 'emulator', 'test']);
const STREAMS = 'desk_streams_open';
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Metrics in a registry of their own, so that two desks in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const instruments = createInstruments(registry);
  instruments.build.set({ version: deskVersion(), node: process.version }, 1);
  return {
    ...conversationMetrics(instruments),
    ...processMetrics(instruments),
    watchStreams: (count) =>
      watchedGauge(registry, STREAMS, 'Open WebSocket streams of the embedded Direct Line.', count),
    quoteMade: (kind, outcome) => instruments.quotes.inc({ kind, outcome }),
    submissionEnded: (kind, outcome) => instruments.submissions.inc({ kind, outcome }),
    changeEnded: (kind, outcome) => instruments.changes.inc({ kind, outcome }),
    noticesTold: (kind, outcome) => instruments.notices.inc({ kind, outcome }),
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

type Instruments = ReturnType<typeof createInstruments>;

function conversationMetrics(instruments: Instruments) {
  return {
    turnStarted(channelId) {
      const channel = known(CHANNELS, channelId);
      const stop = instruments.turnSeconds.startTimer({ channel });
      return (outcome) => {
        instruments.turns.inc({ channel, outcome });
        return stop();
      };
    },
    turnRefused: (channelId) => instruments.refusedTurns.inc({ channel: known(CHANNELS, channelId) }),
    turnRunAgain: () => instruments.turnsRunAgain.inc(),
    errorSeen: (code) => instruments.errors.inc({ code }),
    taskBegun: (task) => instruments.tasksBegun.inc({ task }),
    taskEnded: (task, end) => instruments.tasksEnded.inc({ task, end }),
  } satisfies Partial<Metrics>;
}

function processMetrics(instruments: Instruments) {
  return {
    httpStarted() {
      const stop = instruments.httpSeconds.startTimer();
      return ({ method, route = 'none', status, refusal }) => {
        stop({ route });
        instruments.http.inc({ method: known(METHODS, method), route, status });
        if (refusal !== undefined) instruments.httpRefusals.inc({ code: refusal });
      };
    },
    storageStarted(operation) {
      const stop = instruments.storageSeconds.startTimer({ operation });
      return (outcome) => void stop({ outcome });
    },
    serviceCalled({ service, outcome, durationMs }) {
      instruments.serviceCalls.inc({ service, outcome });
      instruments.serviceSeconds.observe({ service, outcome }, durationMs / 1000);
    },
    lineLogged: (level) => instruments.logLines.inc({ level }),
    swept: (what, count) => instruments.swept.inc({ what }, count),
    sweepFailed: (what) => instruments.failedSweeps.inc({ what }),
    partChecked: (part, isReady) => instruments.parts.set({ part }, isReady ? 1 : 0),
  } satisfies Partial<Metrics>;
}

function known(names: ReadonlySet<string>, name: string): string {
  return names.has(name) ? name : 'other';
}
