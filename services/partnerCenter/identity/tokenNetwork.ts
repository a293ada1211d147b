import type { TokenAnswer } from './tokenAnswer.js';

/** How a form reaches Microsoft Entra's token endpoint. */
export interface TokenNetwork {
  /**
   * Resolves with whatever was answered, refusals too.
   * @throws DeskError when nothing was
   */
  post(url: string, form: string, headers: Readonly<Record<string, string>>): Promise<TokenAnswer>;
}
