import restify, {
  type RequestHandler,
  type RequestHandlerType,
  type Server,
  type ServerOptions,
} from 'restify';
import type { IdSource } from '../services/ids.js';
import { type AddressLimit, noAddressLimit } from './http/addressLimit.js';
import { CONNECTION_LIMITS, type ConnectionLimits, limitConnections } from './http/connectionLimits.js';
import { answerErrors } from './http/errorAnswers.js';
import { jsonBody } from './http/jsonBody.js';
import { type MessagesParts, messagesRoute } from './http/messagesRoute.js';
import { metricsRoute } from './http/metricsRoute.js';
import { healthRoute, readyRoute } from './http/probes.js';
import { requestStart } from './http/requestStart.js';
import { securityHeaders } from './http/securityHeaders.js';
import { traceRequest } from './http/traceRequest.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import { Readiness, type ReadinessPart } from './readiness/readiness.js';

/** Largest activity taken from a channel; the Bot Framework itself sends at most as much. */
export const MAX_ACTIVITY_BYTES = 256 * 1024;

/** Everything the routes need. */
export interface ServerParts extends MessagesParts {
  readonly readiness: readonly ReadinessPart[];
  /** Handler, or handlers in order, of `POST /api/directline/token`. */
  readonly directLineToken: RequestHandlerType;
  /** Adds `/v3/directline/…` and takes every `upgrade` of the HTTP server, also those it refuses. */
  readonly mountDirectLine: (server: Server) => void;
  /** Adds `GET /` and the page's files. */
  readonly mountPortal: (server: Server) => void;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly ids: IdSource;
  /** How often one address may call; no limit unless set. The embedded Direct Line counts its own calls. */
  readonly addressLimit?: AddressLimit | undefined;
  readonly connectionLimits?: Partial<ConnectionLimits> | undefined;
  /** Where users reach the desk, when that is known. */
  readonly publicUrl?: string | undefined;
  /** What opens `/metrics`; without it the metrics are for programs on this machine. */
  readonly metricsToken?: string | undefined;
}

/**
 * Builds the server with all its routes; listening is the caller's. Route handlers are async functions throughout:
 * restify turns their errors into answers, while a plain handler that throws would end the process.
 */
export function createServer(parts: ServerParts): Server {
  const server = restify.createServer({ name: '', log: silentLog(parts.log) });
  limitConnections(server.server, { ...CONNECTION_LIMITS, ...parts.connectionLimits });
  server.pre(requestStart(parts.ids, parts.metrics, securityHeaders(parts.publicUrl)));
  server.pre(traceRequest());
  server.pre(countedByAddress(parts.addressLimit ?? noAddressLimit()));
  answerErrors(server, parts);
  server.post('/api/messages', jsonBody(MAX_ACTIVITY_BYTES), messagesRoute(parts));
  mountProbes(server, parts);
  server.post('/api/directline/token', parts.directLineToken);
  parts.mountDirectLine(server);
  parts.mountPortal(server);
  return server;
}

/** Probes are never refused; Direct Line refuses by itself, so that pages of other origins may read why. */
const UNCOUNTED = /^\/(?:healthz|readyz|metrics|v3\/directline(?:\/.*)?)$/;

function countedByAddress(limit: AddressLimit): RequestHandler {
  return async (req) => {
    const path = req.getPath();
    if (path === '/api/messages') limit.takeChannel(req);
    else if (!UNCOUNTED.test(path)) limit.takeClient(req);
  };
}

function mountProbes(server: Server, parts: ServerParts): void {
  const { gate, metrics, log } = parts;
  const readiness = new Readiness(parts.readiness, log, metrics);
  const probes = { '/healthz': healthRoute(), '/readyz': readyRoute(readiness, gate) };
  for (const [path, handler] of Object.entries(probes)) {
    server.get(path, handler);
    server.head(path, handler);
  }
  server.get('/metrics', metricsRoute(metrics, parts.metricsToken));
}

/**
 * restify logs addresses and whole requests, which may carry names and tokens; what there is to say of a request our own
 * lines say. It logs through pino, while its published types are of the time when it used bunyan.
 */
function silentLog(log: Logger): ServerOptions['log'] {
  return log.child({}, { level: 'silent' }) as unknown as ServerOptions['log'];
}
