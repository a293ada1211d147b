import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { TokenAnswer } from './tokenAnswer.js';
import type { TokenNetwork } from './tokenNetwork.js';

/**
 * MSAL's way to the network for one request, which keeps what came of it: MSAL itself swallows faults, and hands on neither
 * the new refresh token nor all codes of a refusal.
 */
export class MsalNetwork implements INetworkModule {
  answer: TokenAnswer | undefined;
  failure: unknown;

  constructor(private readonly network: TokenNetwork) {}

  /** Everything that MSAL would look up is given to it. */
  async sendGetRequestAsync<T>(): Promise<NetworkResponse<T>> {
    throw new TypeError('Microsoft Entra is asked for tokens only');
  }

  async sendPostRequestAsync<T>(
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    try {
      this.answer = await this.network.post(url, options.body ?? '', options.headers ?? {});
    } catch (error) {
      this.failure = error;
      throw error;
    }
    const { status, body } = this.answer;
    return { status, headers: {}, body: (body ?? {}) as T };
  }
}
