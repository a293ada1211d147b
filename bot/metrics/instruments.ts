import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const DURATION_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** A local read takes microseconds. */
const STORAGE_BUCKETS_SECONDS = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

/** Every metric of the desk's own; docs/operations.md lists them for operators. */
export function createInstruments(registry: Registry) {
  return {
    ...turnInstruments(registry),
    ...httpInstruments(registry),
    ...workInstruments(registry),
    ...processInstruments(registry),
  };
}

function turnInstruments(registry: Registry) {
  return {
    turns: counter(registry, 'desk_turns_total', 'Turns of conversations.', 'channel', 'outcome'),
    turnSeconds: timer(
      registry,
      'desk_turn_duration_seconds',
      'Time from a turn being admitted to its last reply, waiting for the conversation included.',
      DURATION_BUCKETS_SECONDS,
      'channel',
    ),
    refusedTurns: counter(
      registry,
      'desk_turns_refused_total',
      'Turns that were not run because their user had too many.',
      'channel',
    ),
    turnsRunAgain: counter(
      registry,
      'desk_turns_run_again_total',
      'Runs of a turn after another one of its conversation was ahead of it.',
    ),
    errors: counter(registry, 'desk_errors_total', 'Errors that ended a turn or a request, by code.', 'code'),
  };
}

function httpInstruments(registry: Registry) {
  return {
    http: counter(
      registry,
      'desk_http_requests_total',
      'HTTP requests answered.',
      'method',
      'route',
      'status',
    ),
    httpSeconds: timer(
      registry,
      'desk_http_request_duration_seconds',
      'Time from the request line to the end of the response.',
      DURATION_BUCKETS_SECONDS,
      'route',
    ),
    httpRefusals: counter(
      registry,
      'desk_http_refusals_total',
      'HTTP requests refused, by the code of the answer.',
      'code',
    ),
  };
}

function workInstruments(registry: Registry) {
  return {
    tasksBegun: counter(registry, 'desk_tasks_begun_total', 'Tasks that users began.', 'task'),
    tasksEnded: counter(registry, 'desk_tasks_ended_total', 'Tasks that ended, by how.', 'task', 'end'),
    quotes: counter(registry, 'desk_quotes_total', 'Quotes, by kind and outcome.', 'kind', 'outcome'),
    submissions: counter(
      registry,
      'desk_submissions_total',
      'Support requests submitted, by kind and outcome.',
      'kind',
      'outcome',
    ),
    changes: counter(
      registry,
      'desk_changes_total',
      'Changes that take effect at once, by kind and outcome.',
      'kind',
      'outcome',
    ),
    notices: counter(
      registry,
      'desk_notices_total',
      'News that users were told without having asked, by kind and what became of the message.',
      'kind',
      'outcome',
    ),
  };
}

function processInstruments(registry: Registry) {
  return {
    storageSeconds: timer(
      registry,
      'desk_state_storage_duration_seconds',
      'Time of a call to the storage of conversations.',
      STORAGE_BUCKETS_SECONDS,
      'operation',
      'outcome',
    ),
    serviceCalls: counter(
      registry,
      'desk_service_calls_total',
      'Calls to services of Microsoft, by service and outcome.',
      'service',
      'outcome',
    ),
    serviceSeconds: timer(
      registry,
      'desk_service_call_duration_seconds',
      'Time of a call to a service of Microsoft, with its retries and pauses.',
      DURATION_BUCKETS_SECONDS,
      'service',
      'outcome',
    ),
    swept: counter(registry, 'desk_swept_total', 'What was forgotten because it was old.', 'what'),
    failedSweeps: counter(registry, 'desk_sweeps_failed_total', 'Sweeps that failed.', 'what'),
    logLines: counter(registry, 'desk_log_lines_total', 'Lines written to the log.', 'level'),
    parts: gauge(
      registry,
      'desk_part_ready',
      'Whether the part worked when readiness was last asked.',
      'part',
    ),
    build: gauge(registry, 'desk_build_info', 'Always 1; the labels say what runs.', 'version', 'node'),
  };
}

/** A gauge whose value is read at each scrape. */
export function watchedGauge(registry: Registry, name: string, help: string, read: () => number): void {
  const watched: Gauge = new Gauge({ name, help, registers: [registry], collect: () => watched.set(read()) });
}

function counter<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  ...labelNames: Label[]
) {
  return new Counter({ name, help, labelNames, registers: [registry] });
}

function gauge<Label extends string>(registry: Registry, name: string, help: string, ...labelNames: Label[]) {
  return new Gauge({ name, help, labelNames, registers: [registry] });
}

function timer<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  buckets: number[],
  ...labelNames: Label[]
) {
  return new Histogram({ name, help, labelNames, buckets, registers: [registry] });
}
