import { type TokenExchangeResource, TurnContext } from 'botbuilder';
import type { UserTokenClient } from 'botframework-connector';
import { z } from 'zod';
import { UnreachableError } from '../../../services/errors.js';
import { DeskAdapter } from '../../adapter/deskAdapter.js';
import { LATE, within } from '../../within.js';

/** A token of the turn's user for Microsoft Graph. Never to be logged or kept. */
export interface UserToken {
  readonly token: string;
  /** Undefined where the service does not say. */
  readonly expiresAtMs: number | undefined;
}

/** With what a user is asked to sign in. */
export interface SignInOffer {
  readonly link: string;
  /** For what clients get a token without asking anybody. */
  readonly exchange: TokenExchangeResource | undefined;
}

const LIMIT_MS = 10_000;

/** The user's token for the bot itself, as clients of Teams send it. */
export const FROM_CLIENT = {
  connectionName: z.string().min(1).max(200),
  token: z.string().min(1).max(20_000),
};

const answer = z.object({ token: z.string().min(1), expiration: z.string().optional() });
const offer = z.object({
  signInLink: z.url({ protocol: /^https?$/ }),
  tokenExchangeResource: z
    .object({ id: z.string(), uri: z.string().optional(), providerId: z.string().optional() })
    .optional(),
});

/**
 * The Bot Framework's token service, which holds the tokens of users for one OAuth connection. All methods are about the
 * turn's user and throw UnreachableError `BackendUnreachable` when the service cannot be asked.
 */
export class UserTokens {
  /** @param connection name of the OAuth connection setting of the Azure Bot */
  constructor(readonly connection: string) {}

  /** The token of a user who is signed in; undefined of any other. */
  kept(context: TurnContext): Promise<UserToken | undefined> {
    return this.#get(context, '');
  }

  /** @param code six figures that the sign-in page gave; undefined when they are wrong */
  byCode(context: TurnContext, code: string): Promise<UserToken | undefined> {
    return this.#get(context, code);
  }

  /** @param token for the bot itself, from the user's client; undefined when the user has not consented, or it is no good */
  async exchanged(context: TurnContext, token: string): Promise<UserToken | undefined> {
    const { channelId, from } = context.activity;
    const call = this.#client(context).exchangeToken(from.id, this.connection, channelId, { token });
    return readToken(await asked(call, (status) => status < 500 && status !== 429));
  }

  /** Signs the user out. */
  async forget(context: TurnContext): Promise<void> {
    const { channelId, from } = context.activity;
    await asked(this.#client(context).signOutUser(from.id, this.connection, channelId), isAbsent);
  }

  async offer(context: TurnContext): Promise<SignInOffer> {
    // What the user said has no business there.
    const { text: _text, value: _value, attachments: _files, ...activity } = context.activity;
    const state = { ...activity, relatesTo: TurnContext.getConversationReference(context.activity) };
    const found = await asked(
      this.#client(context).getSignInResource(this.connection, state as typeof context.activity, ''),
      () => false,
    );
    const { data } = offer.safeParse(found);
    if (!data) throw new UnreachableError('BackendUnreachable', 'the token service answered oddly');
    return { link: data.signInLink, exchange: data.tokenExchangeResource };
  }

  async #get(context: TurnContext, code: string): Promise<UserToken | undefined> {
    const { channelId, from } = context.activity;
    const call = this.#client(context).getUserToken(from.id, this.connection, channelId, code);
    return readToken(await asked(call, isAbsent));
  }

  #client({ adapter, turnState }: TurnContext): UserTokenClient {
    const client = adapter instanceof DeskAdapter ? turnState.get(adapter.UserTokenClientKey) : undefined;
    if (client) return client as UserTokenClient;
    throw new UnreachableError('BackendUnreachable', 'the channel has no token service');
  }
}

const isAbsent = (status: number): boolean => status === 404;

/** Undefined when the service's refusal is an answer. Neither what was sent nor what came stands in the error. */
async function asked<T>(call: Promise<T>, isAnswer: (status: number) => boolean): Promise<T | undefined> {
  let found: T | typeof LATE;
  try {
    found = await within(LIMIT_MS, call);
  } catch (error) {
    const status: unknown = (error as { statusCode?: unknown } | undefined)?.statusCode;
    if (typeof status === 'number' && isAnswer(status)) return undefined;
    const why = typeof status === 'number' ? status : 'no answer';
    throw new UnreachableError('BackendUnreachable', `the token service could not be asked (${why})`);
  }
  if (found !== LATE) return found;
  throw new UnreachableError('BackendUnreachable', 'the token service did not answer in time');
}

function readToken(found: unknown): UserToken | undefined {
  const { data } = answer.safeParse(found);
  if (!data) return undefined;
  const expiresAtMs = Date.parse(data.expiration ?? '');
  return { token: data.token, expiresAtMs: Number.isNaN(expiresAtMs) ? undefined : expiresAtMs };
}
