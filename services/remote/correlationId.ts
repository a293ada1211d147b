interface Headers {
  get(name: string): string | undefined;
}

/** Ids that a service gives to a call, the one that its support asks for first. */
const ANSWER_HEADERS = [
  'x-ms-correlation-request-id',
  'ms-correlationid',
  'x-ms-request-id',
  'ms-requestid',
  'request-id',
];

/** Ids that we gave to a call which had no answer. */
const REQUEST_HEADERS = ['ms-correlationid', 'client-request-id', 'x-ms-client-request-id'];

/** What is shown and logged has the shape of an id, whatever a service sends. */
const ID = /^[\w:.-]{1,100}$/;

/** By which the service's support finds a call; undefined when nothing names it. */
export function correlationIdOf(answer: Headers | undefined, request?: Headers): string | undefined {
  return firstId(answer, ANSWER_HEADERS) ?? firstId(request, REQUEST_HEADERS);
}

function firstId(headers: Headers | undefined, names: readonly string[]): string | undefined {
  return names.map((name) => headers?.get(name)).find((id) => id !== undefined && ID.test(id));
}
