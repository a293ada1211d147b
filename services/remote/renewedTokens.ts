import { isRestError, type PipelinePolicy, type PipelineRequest } from '@azure/core-rest-pipeline';

/** Is told an access token that a service did not take. */
export type TokenRefused = (token: string) => void;

/** Move money: the desk sends them once, whatever is answered. */
const SENT_ONCE = /\/(?:return|exchange)$/i;

const TOKEN_HEADERS = ['authorization', 'x-ms-authorization-auxiliary'];

/**
 * Sends a call whose token was refused once more with a fresh one: nothing was done, so that any but a return or an exchange
 * may be repeated. Where the SDK has done so already because the service demanded more of the token, that was the repeat.
 */
export class RenewedTokens {
  /** Refusals of the tokens of calls that are under way. */
  readonly #refusals = new WeakMap<PipelineRequest, number>();

  constructor(private readonly refused: TokenRefused) {}

  /** Stands before the policy that puts the token in, and before all that may be done to a request once only. */
  readonly perCall: PipelinePolicy = {
    name: 'deskRepeatedWithFreshToken',
    sendRequest: async (request, next) => {
      const mayRepeat = !SENT_ONCE.test(new URL(request.url).pathname);
      try {
        const response = await next(request);
        return mayRepeat && this.#isFirstRefusal(request, response.status) ? await next(request) : response;
      } catch (error) {
        const status = isRestError(error) ? error.statusCode : undefined;
        if (mayRepeat && this.#isFirstRefusal(request, status)) return next(request);
        throw error;
      }
    },
  };

  /** Stands behind it, and tells of the first token alone: one that was just got is not what the service minds. */
  readonly perRetry: PipelinePolicy = {
    name: 'deskRefusedTokens',
    sendRequest: async (request, next) => {
      const response = await next(request);
      const tokens = tokensOf(response.request);
      if (response.status !== 401 || tokens.length === 0) return response;
      const refusals = (this.#refusals.get(request) ?? 0) + 1;
      this.#refusals.set(request, refusals);
      if (refusals === 1) for (const token of tokens) this.refused(token);
      // The SDK would answer a demand with a third try.
      else response.headers.delete('WWW-Authenticate');
      return response;
    },
  };

  #isFirstRefusal(request: PipelineRequest, status: number | undefined): boolean {
    return status === 401 && this.#refusals.get(request) === 1;
  }
}

function tokensOf({ headers }: PipelineRequest): readonly string[] {
  const values = TOKEN_HEADERS.map((name) => headers.get(name) ?? '').join(', ');
  return [...values.matchAll(/Bearer ([^\s,]+)/g)].map(([, token = '']) => token);
}
