import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type Pipeline,
} from '@azure/core-rest-pipeline';
import { parsedJson } from '../../remote/parsedJson.js';
import type { RemoteCalls, RemoteClientOptions } from '../../remote/remoteCalls.js';
import { remotely } from '../../remote/remotely.js';
import { retryAfterMs } from '../../remote/retryAfter.js';
import type { TokenAnswer } from './tokenAnswer.js';
import type { TokenNetwork } from './tokenNetwork.js';

const HTTP_CLIENT = createDefaultHttpClient();

/** Reaches Microsoft Entra within the limits and with the retries of all calls to services. */
export class RemoteTokenNetwork implements TokenNetwork {
  readonly #options: RemoteClientOptions;
  readonly #pipeline: Pipeline;

  constructor(calls: RemoteCalls, entraUrl: string) {
    this.#options = calls.optionsFor('entra', entraUrl, tenantIn(entraUrl));
    this.#pipeline = pipelineOf(this.#options);
  }

  async post(url: string, form: string, headers: Readonly<Record<string, string>>): Promise<TokenAnswer> {
    const request = createPipelineRequest({
      method: 'POST',
      url,
      body: form,
      headers: createHttpHeaders({ Accept: 'application/json', ...headers }),
      allowInsecureConnection: this.#options.allowInsecureConnection,
    });
    const response = await remotely('entra', () => this.#pipeline.sendRequest(HTTP_CLIENT, request));
    const waitMs = retryAfterMs(response.headers);
    return {
      status: response.status,
      retryAfterSeconds: waitMs === undefined ? undefined : Math.ceil(waitMs / 1000),
      body: parsedJson(response.bodyAsText)?.value,
    };
  }
}

/** Entra's addresses begin with the tenant that is signed in to. */
function tenantIn(entraUrl: string): (url: string) => string {
  return (url) => url.slice(entraUrl.length + 1).split('/', 1)[0] ?? '';
}

/** What sends requests by the options of a service. */
export function pipelineOf({
  additionalPolicies,
  retryOptions,
  userAgentOptions,
}: RemoteClientOptions): Pipeline {
  const pipeline = createPipelineFromOptions({ retryOptions, userAgentOptions });
  for (const { policy, position } of additionalPolicies) {
    pipeline.addPolicy(policy, position === 'perRetry' ? { afterPhase: 'Sign' } : {});
  }
  return pipeline;
}
