import type { TokenCredential } from '@azure/core-auth';
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpMethods,
  type Pipeline,
  type PipelinePolicy,
  type PipelineResponse,
  RestError,
} from '@azure/core-rest-pipeline';
import type { z } from 'zod';
import type { IdSource } from '../ids.js';
import { correlationIdOf } from './correlationId.js';
import { parsedJson } from './parsedJson.js';
import { remotely } from './remotely.js';
import { changeOf, serviceFault, unreadable } from './serviceFault.js';
import type { ServiceName } from './serviceName.js';

/** With what a REST API is asked, and for what. */
export interface RestAccess {
  readonly credential: TokenCredential;
  /** Such as `https://graph.microsoft.com/.default`. */
  readonly scope: string;
}

export interface RestOptions {
  /** Undefined members are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RestParts {
  readonly service: ServiceName;
  readonly baseUrl: string;
  readonly access: RestAccess | undefined;
  readonly perCall: readonly PipelinePolicy[];
  readonly perRetry: readonly PipelinePolicy[];
  readonly allowInsecureConnection: boolean;
  readonly userAgent: string;
  readonly ids: IdSource;
}

const HTTP_CLIENT = createDefaultHttpClient();

/**
 * A REST API that has no SDK. Every fault comes as a DeskError with `service` facts, as of `remotely`; every answer is of
 * the schema that it was asked with.
 */
export class RestClient {
  private readonly pipeline: Pipeline;

  constructor(private readonly parts: RestParts) {
    this.pipeline = pipelineOf(parts);
  }

  /** @param path below the base address with its parts encoded, or a whole address of the same host out of an answer */
  get<T>(path: string, schema: z.ZodType<T>, options?: RestOptions): Promise<T> {
    return this.send('GET', path, undefined, schema, options);
  }

  post<T>(path: string, body: unknown, schema: z.ZodType<T>, options?: RestOptions): Promise<T> {
    return this.send('POST', path, body, schema, options);
  }

  put<T>(path: string, body: unknown, schema: z.ZodType<T>, options?: RestOptions): Promise<T> {
    return this.send('PUT', path, body, schema, options);
  }

  patch<T>(path: string, body: unknown, schema: z.ZodType<T>, options?: RestOptions): Promise<T> {
    return this.send('PATCH', path, body, schema, options);
  }

  /** @param schema `z.undefined()` where there is no body to read */
  delete<T>(path: string, schema: z.ZodType<T>, options?: RestOptions): Promise<T> {
    return this.send('DELETE', path, undefined, schema, options);
  }

  private async send<T>(
    method: HttpMethods,
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    options: RestOptions = {},
  ): Promise<T> {
    const { service } = this.parts;
    const response = await remotely(service, () => {
      return this.pipeline.sendRequest(HTTP_CLIENT, this.requestOf(method, path, body, options));
    });
    if (response.status >= 300) throw serviceFault(service, refusal(response));
    return answerOf(service, response, schema);
  }

  private requestOf(method: HttpMethods, path: string, body: unknown, options: RestOptions) {
    const headers = createHttpHeaders({ Accept: 'application/json', ...this.callIds(), ...options.headers });
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    return createPipelineRequest({
      method,
      url: addressOf(this.parts.baseUrl, path, options.query),
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(options.signal && { abortSignal: options.signal }),
      allowInsecureConnection: this.parts.allowInsecureConnection,
    });
  }

  /** Set once a call and the same for each of its tries: Partner Center knows a repeat by its `MS-RequestId`. */
  private callIds(): Record<string, string> {
    const { service, ids } = this.parts;
    if (service === 'partnerCenter') return { 'MS-RequestId': ids.next(), 'MS-CorrelationId': ids.next() };
    return service === 'graph' ? { 'client-request-id': ids.next() } : {};
  }
}

function pipelineOf({ access, perCall, perRetry, userAgent }: RestParts): Pipeline {
  const pipeline = createPipelineFromOptions({
    retryOptions: { maxRetries: 0 },
    userAgentOptions: { userAgentPrefix: userAgent },
  });
  for (const policy of perCall) pipeline.addPolicy(policy);
  if (access) {
    const { credential, scope } = access;
    pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: scope }));
  }
  for (const policy of perRetry) pipeline.addPolicy(policy, { afterPhase: 'Sign' });
  return pipeline;
}

function addressOf(baseUrl: string, path: string, query: RestOptions['query'] = {}): string {
  const isWhole = /^https?:\/\//i.test(path);
  const url = new URL(isWhole ? path : `${baseUrl.replace(/\/$/, '')}/${path.replace(/^\//, '')}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  // Not every API reads a plus sign as a blank; a plus sign itself is written as %2B here.
  if (Object.keys(query).length > 0) url.search = url.search.replaceAll('+', '%20');
  return url.href;
}

function refusal(response: PipelineResponse): RestError {
  const { status: statusCode, request } = response;
  return new RestError(`status ${statusCode}`, { statusCode, request, response });
}

function answerOf<T>(service: ServiceName, response: PipelineResponse, schema: z.ZodType<T>): T {
  const facts = {
    service,
    status: response.status,
    correlationId: correlationIdOf(response.headers, response.request.headers),
  };
  const body = parsedJson(response.bodyAsText);
  if (!body) throw unreadable(facts, 'no JSON');
  const answer = schema.safeParse(body.value);
  if (!answer.success) throw unreadable(facts, changeOf(answer.error));
  return answer.data;
}
