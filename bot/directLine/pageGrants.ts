import type { Clock } from '../../services/clock.js';
import { isPortalUserId } from '../../services/identity/portalUserId.js';
import type { IdSource } from '../../services/ids.js';
import { HttpProblem } from '../http/httpProblem.js';
import { newGrant, newUserId, readTokenParameters } from './tokenParameters.js';
import type { TokenGrant, Tokens } from './tokens.js';

/** A page that was closed for a month may still go on with its conversation. */
const RETURN_WITHIN_SECONDS = 30 * 24 * 60 * 60;

/** What the page asks for; without `token` a new conversation. */
export interface PageRequest {
  readonly locale?: string | undefined;
  /** An earlier token of the page: its conversation goes on. */
  readonly token?: string | undefined;
  /** With `token`: another conversation of the same user. */
  readonly newConversation?: boolean | undefined;
}

/** An anonymous visitor of the page; without `token` a new one. The token may have expired. */
export interface TokenRequest extends PageRequest {
  /** What the id of a new user begins with, after the channel's own beginning. */
  readonly userPrefix?: string | undefined;
}

/** A user whom the portal has just signed in. A token of another user, or one that is none, begins a conversation. */
export interface SignInRequest extends PageRequest {
  readonly userId: string;
  /** How long tokens can be renewed before the portal has to sign the user in again. */
  readonly lifetimeSeconds: number;
}

/** Decides what the tokens of the portal's page grant, on channel `webchat`. */
export class PageGrants {
  constructor(
    private readonly tokens: Tokens,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** @throws HttpProblem 400 `BadParameters`; 403 `TokenInvalid` when the earlier token cannot be continued. */
  async anonymous(request: TokenRequest): Promise<TokenGrant> {
    const { token, userPrefix } = request;
    if (token === undefined) {
      const userId = userPrefix === undefined ? undefined : newUserId(this.ids, userPrefix);
      return this.#fresh(request, userId);
    }
    const known = await this.#returning(token);
    if (known === undefined || isPortalUserId(known.userId)) throw tokenInvalid();
    return this.#continued(request, known);
  }

  /** @throws HttpProblem 400 `BadParameters` */
  async signedIn(request: SignInRequest): Promise<TokenGrant> {
    const { token, userId, lifetimeSeconds } = request;
    const known = token === undefined ? undefined : await this.#returning(token);
    const grant = known?.userId === userId ? this.#continued(request, known) : this.#fresh(request, userId);
    return { ...grant, endsAt: Math.floor(this.clock.now().getTime() / 1000) + lifetimeSeconds };
  }

  /** Goes on with a sign-in. @throws HttpProblem as {@link anonymous}; also for a token that has expired */
  async renewed(request: PageRequest & { readonly token: string }): Promise<TokenGrant> {
    const known = await this.tokens.verify(request.token);
    if (known?.endsAt === undefined || !isPortalUserId(known.userId)) throw tokenInvalid();
    return this.#continued(request, known);
  }

  async #returning(token: string): Promise<TokenGrant | undefined> {
    const known = await this.tokens.verifyForReturn(token, RETURN_WITHIN_SECONDS);
    return known?.channelId === 'webchat' ? known : undefined;
  }

  #continued(request: PageRequest, known: TokenGrant): TokenGrant {
    const { locale, conversationId } =
      request.newConversation === true
        ? this.#fresh(request, known.userId)
        : { locale: localeOf(request), conversationId: known.conversationId };
    return { ...known, locale, conversationId };
  }

  #fresh(request: PageRequest, userId: string | undefined): TokenGrant {
    return newGrant({ userId, locale: localeOf(request) }, this.ids, 'webchat');
  }
}

function localeOf({ locale }: PageRequest): string | undefined {
  return readTokenParameters({ locale }).locale;
}

function tokenInvalid(): HttpProblem {
  return new HttpProblem(403, 'TokenInvalid', 'The conversation of this token cannot be continued.');
}
