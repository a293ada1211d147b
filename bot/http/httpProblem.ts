import type { ServerResponse } from 'node:http';

/** Why a request is refused: an HTTP status with a stable code, sent as `{ error: { code, message } }`. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  constructor(
    /** HTTP status, 400–599. */
    readonly status: number,
    /** Stable code for programs, such as `MalformedJson`. */
    readonly code: string,
    /** Sentence for the developer of the client; says what to change. */
    message: string,
    /** Further response headers, such as `Retry-After`. */
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Sends `body` as JSON; does nothing when the client has gone. */
export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJsonText(res, status, JSON.stringify(body), headers);
}

/** Sends text that is JSON already; does nothing when the client has gone. */
export function sendJsonText(
  res: ServerResponse,
  status: number,
  json: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (res.headersSent || res.destroyed) {
    return;
  }
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  res.end(json);
}

const refusals = new WeakMap<ServerResponse, string>();

/** Code of the refusal that was sent; undefined where none was. */
export function refusalCodeOf(res: ServerResponse): string | undefined {
  return refusals.get(res);
}

/** Sends a refusal in the form that the Bot Framework APIs use. */
export function sendProblem(res: ServerResponse, problem: HttpProblem): void {
  refusals.set(res, problem.code);
  sendJson(res, problem.status, problemBody(problem), problem.headers);
}

export function problemBody(problem: HttpProblem): { error: { code: string; message: string } } {
  return { error: { code: problem.code, message: problem.message } };
}
