import type { PipelinePolicy } from '@azure/core-rest-pipeline';

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address is of this machine and without encryption, which is allowed nowhere else. */
export function isPlainLoopback(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && LOOPBACK_HOSTS.has(hostname);
}

/**
 * Azure's token policy refuses http everywhere: past this policy an address of `origin` counts as https, until `asHttp`.
 * @param origin a plain loopback one
 */
export function asHttps(origin: string): PipelinePolicy {
  const secure = origin.replace('http:', 'https:');
  return {
    name: 'deskLoopbackAsHttps',
    sendRequest: (request, next) => next(moved(request, origin, secure)),
  };
}

/** Undoes `asHttps`, and goes round the machine's proxy. */
export function asHttp(origin: string): PipelinePolicy {
  const secure = origin.replace('http:', 'https:');
  return {
    name: 'deskLoopbackAsHttp',
    sendRequest(request, next) {
      delete request.agent;
      return next(moved(request, secure, origin));
    },
  };
}

function moved<T extends { url: string }>(request: T, from: string, to: string): T {
  if (request.url.startsWith(`${from}/`)) request.url = `${to}${request.url.slice(from.length)}`;
  return request;
}
