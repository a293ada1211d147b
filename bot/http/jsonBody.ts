import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'restify';
import { LATE, within } from '../within.js';
import { HttpProblem, sendProblem } from './httpProblem.js';

/** Deeper values overflow the stack of recursive code (serialisers, expression engines) behind us. */
const MAX_DEPTH = 64;
/** A refused body is read on up to here, so that the client reads our answer instead of a reset connection. */
const DISCARD_BYTES = 16 * 1024 * 1024;
/** A client that sends slower holds what it has sent, and a connection, for nothing. */
const BODY_WITHIN_MS = 20_000;
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/i;

/**
 * A restify handler that reads the request's JSON into `req.body` (`undefined` when there is none).
 * Answers 413 above `limitBytes`, 408 when the body takes longer than `withinMs`, 415 for another content type, charset or encoding, and 400 for what is not
 * JSON, nests deeper than 64 levels or names a key `__proto__`; the handlers after it do not run then.
 */
export function jsonBody(limitBytes: number, withinMs = BODY_WITHIN_MS): RequestHandler {
  return (req, res, next) => {
    readJsonBody(req, limitBytes, withinMs).then(
      (body) => {
        req.body = body;
        next();
      },
      (error: unknown) => {
        if (error instanceof HttpProblem) {
          sendProblem(res, error);
          next(false);
        } else {
          next(error);
        }
      },
    );
  };
}

/** The same for code that is no restify handler. @throws HttpProblem as {@link jsonBody} answers. */
export async function readJsonBody(
  req: IncomingMessage,
  limitBytes: number,
  withinMs = BODY_WITHIN_MS,
): Promise<unknown> {
  const bytes = await within(withinMs, readBody(req, limitBytes));
  if (bytes === LATE) {
    throw new HttpProblem(408, 'BodyTooSlow', 'The body did not arrive in time.', { Connection: 'close' });
  }
  if (bytes.length === 0) {
    return undefined;
  }
  requireJson(req);
  return parseJson(bytes);
}

/** Parses UTF-8 JSON from outside. @throws HttpProblem 400 `MalformedJson`. */
export function parseJson(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new HttpProblem(400, 'MalformedJson', 'The body is not JSON in UTF-8.', {}, { cause });
  }
  refuseHarmfulShape(value);
  return value;
}

function requireJson(req: IncomingMessage): void {
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter));
  const utf8 = charset === undefined || /^charset="?utf-?8"?$/i.test(charset);
  const plain = (req.headers['content-encoding'] ?? 'identity') === 'identity';
  if (!JSON_TYPE.test(type) || !utf8 || !plain) {
    throw new HttpProblem(
      415,
      'UnsupportedMediaType',
      'Send the body as Content-Type: application/json, in UTF-8 and without Content-Encoding.',
    );
  }
}

async function readBody(req: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= limitBytes) {
        chunks.push(chunk);
      } else if (size > limitBytes + DISCARD_BYTES) {
        break;
      }
    }
  } catch (cause) {
    throw new HttpProblem(400, 'BodyCutOff', 'The request ended before its body did.', {}, { cause });
  }
  if (size > limitBytes) {
    throw new HttpProblem(413, 'BodyTooLarge', `The body may have at most ${limitBytes} bytes.`, {
      Connection: 'close',
    });
  }
  return Buffer.concat(chunks, size);
}

function refuseHarmfulShape(root: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { value, depth } = entry;
    if (typeof value !== 'object' || value === null) {
      continue;
    }
    if (depth > MAX_DEPTH) {
      throw new HttpProblem(400, 'MalformedJson', `The body nests deeper than ${MAX_DEPTH} levels.`);
    }
    if (Object.hasOwn(value, '__proto__')) {
      throw new HttpProblem(400, 'MalformedJson', 'The body has a key that is not allowed: __proto__.');
    }
    for (const child of Object.values(value)) {
      open.push({ value: child, depth: depth + 1 });
    }
  }
}
