import { jwtVerify, SignJWT } from 'jose';
import { JOSEError } from 'jose/errors';
import { z } from 'zod';
import type { Clock } from '../../services/clock.js';

const ISSUER = 'reservation-desk/directline';
/** A stream URL is used at once, and URLs end up in access logs. */
const STREAM_LIFETIME_SECONDS = 60;

/** Channels that this server's conversations run on: `webchat` for the portal's own page. */
export const DIRECT_LINE_CHANNELS = ['directline', 'webchat'] as const;
export type DirectLineChannel = (typeof DIRECT_LINE_CHANNELS)[number];

/** What a token lets its holder do: act as this user in this conversation. */
export interface TokenGrant {
  readonly conversationId: string;
  readonly userId: string;
  readonly channelId: DirectLineChannel;
  /** BCP 47 tag for the start of the conversation. */
  readonly locale?: string | undefined;
  /** Seconds since 1970 beyond which no token of this sign-in goes, however often it is renewed. */
  readonly endsAt?: number | undefined;
}

type TokenUse = 'conversation' | 'stream';

// `conv` and `user` are the claims of the public service; directlinejs reads `user` out of the token.
const claimsSchema = z.object({
  conv: z.string(),
  user: z.string(),
  channel: z.enum(DIRECT_LINE_CHANNELS),
  locale: z.string().optional(),
  ends: z.number().optional(),
});

/** Makes and checks the channel's signed, expiring tokens. */
export class Tokens {
  constructor(
    private readonly key: Uint8Array,
    private readonly clock: Clock,
    readonly lifetimeSeconds: number,
  ) {}

  /** How long a token lives that is issued now. */
  secondsOf({ endsAt = Number.POSITIVE_INFINITY }: TokenGrant): number {
    return Math.max(0, Math.min(this.lifetimeSeconds, endsAt - this.#nowSeconds()));
  }

  /** A token for the REST calls. */
  issue(grant: TokenGrant): Promise<string> {
    return this.#sign(grant, 'conversation', this.lifetimeSeconds);
  }

  /** A short-lived token that opens the conversation's stream and nothing else. */
  issueForStream(grant: TokenGrant): Promise<string> {
    return this.#sign(grant, 'stream', Math.min(STREAM_LIFETIME_SECONDS, this.lifetimeSeconds));
  }

  /** The grant of a token of ours that has not expired; `undefined` for anything else. */
  verify(token: string): Promise<TokenGrant | undefined> {
    return this.#verify(token, 'conversation', 0);
  }

  /** As {@link verify}, for the stream's tokens. */
  verifyForStream(token: string): Promise<TokenGrant | undefined> {
    return this.#verify(token, 'stream', 0);
  }

  /** As {@link verify}, but up to `graceSeconds` after the expiry: for a page that comes back later. */
  verifyForReturn(token: string, graceSeconds: number): Promise<TokenGrant | undefined> {
    return this.#verify(token, 'conversation', graceSeconds);
  }

  #sign(grant: TokenGrant, use: TokenUse, lifetimeSeconds: number): Promise<string> {
    const nowSeconds = this.#nowSeconds();
    const { conversationId: conv, userId: user, channelId: channel, locale, endsAt: ends } = grant;
    // What is undefined does not get into the JSON.
    return new SignJWT({ conv, user, channel, locale, ends })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(use)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + Math.min(lifetimeSeconds, this.secondsOf(grant)))
      .sign(this.key);
  }

  #nowSeconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  async #verify(token: string, use: TokenUse, toleranceSeconds: number): Promise<TokenGrant | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: use,
        requiredClaims: ['exp'],
        currentDate: this.clock.now(),
        clockTolerance: toleranceSeconds,
      });
      const { conv, user, channel, locale, ends } = claimsSchema.parse(payload);
      const ending = ends === undefined ? {} : { endsAt: ends };
      return { conversationId: conv, userId: user, channelId: channel, locale, ...ending };
    } catch (error) {
      if (error instanceof JOSEError || error instanceof z.ZodError) {
        return undefined;
      }
      throw error;
    }
  }
}
