import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/** Is told an access token that a service did not take. */
export type TokenRefused = (token: string) => void;

/** Tells of tokens that a service refuses, so that nobody goes on with them. */
export function tellRefusedTokens(refused: TokenRefused): PipelinePolicy {
  return {
    name: 'tellRefusedTokens',
    async sendRequest(request, next) {
      const response = await next(request);
      const [, token] = /^Bearer (.+)$/.exec(response.request.headers.get('authorization') ?? '') ?? [];
      if (response.status === 401 && token !== undefined) refused(token);
      return response;
    },
  };
}
