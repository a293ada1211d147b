import { type JWTPayload, jwtVerify } from 'jose';
import { JOSEError, JWTClaimValidationFailed, JWTExpired } from 'jose/errors';
import { z } from 'zod';
import type { Clock } from '../../services/clock.js';
import { portalUserId } from '../../services/identity/portalUserId.js';
import { HttpProblem } from '../http/httpProblem.js';
import type { PortalKeys } from './portalKeys.js';
import { UsedOnce } from './usedOnce.js';

const MAX_LIFETIME_SECONDS = 5 * 60;
const MAX_REMEMBERED = 50_000;

/** Whose assertions the desk believes. */
export interface PortalTrust {
  readonly issuer: string;
  /** What the portal calls this desk. */
  readonly audience: string;
  readonly keys: PortalKeys;
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  jti: z.string().min(1).max(200),
  exp: z.number(),
});

/** Checks what the portal says of who is signed in there: a short-lived JWT for one use. */
export class PortalAssertions {
  readonly #used: UsedOnce;

  constructor(
    private readonly trust: PortalTrust,
    private readonly clock: Clock,
  ) {
    this.#used = new UsedOnce(clock, MAX_REMEMBERED);
  }

  /**
   * The channel's id of the user whom the assertion names; the assertion is used up.
   * @throws HttpProblem 401 with `Assertion…` as code and a sentence for the portal's developer; 503 `TooManySignIns`
   */
  async signIn(assertion: string): Promise<string> {
    const { sub, jti, exp } = readClaims(await this.#verified(assertion));
    if (exp * 1000 - this.clock.now().getTime() > MAX_LIFETIME_SECONDS * 1000) {
      throw refused('AssertionTooLong', 'exp must lie at most 5 minutes ahead; compare the clocks, too.');
    }
    const use = this.#used.use(jti, exp * 1000);
    if (use === 'again')
      throw refused('AssertionUsed', 'This jti was used before; sign each assertion anew.');
    if (use === 'full') throw tooManySignIns();
    return portalUserId(this.trust.issuer, sub);
  }

  async #verified(assertion: string): Promise<JWTPayload> {
    const { issuer, audience, keys } = this.trust;
    try {
      const { payload } = await jwtVerify(assertion, keys.keyOf, {
        algorithms: [...keys.algorithms],
        issuer,
        audience,
        requiredClaims: ['sub', 'jti', 'exp'],
        currentDate: this.clock.now(),
      });
      return payload;
    } catch (error) {
      throw error instanceof JOSEError ? this.#refusalOf(error) : error;
    }
  }

  #refusalOf(error: JOSEError): HttpProblem {
    const { issuer, audience, keys } = this.trust;
    if (error instanceof JWTExpired) {
      return refused('AssertionExpired', 'The assertion has expired; sign one when the user comes.');
    }
    if (!(error instanceof JWTClaimValidationFailed)) {
      return refused(
        'AssertionInvalid',
        `The assertion is not a JWT that a key of PORTAL_PUBLIC_KEY signed with ${keys.algorithms.join(', ')}.`,
      );
    }
    const wanted: Readonly<Record<string, string>> = {
      iss: `must be ${issuer}`,
      aud: `must be ${audience}`,
      nbf: 'must not lie ahead; compare the clocks',
      exp: 'must be a time in seconds, at most 5 minutes ahead',
    };
    const rule = wanted[error.claim] ?? 'is missing or not text';
    return refused('AssertionClaimWrong', `${error.claim} ${rule}.`);
  }
}

function readClaims(payload: JWTPayload): z.output<typeof claimsSchema> {
  const { data, error } = claimsSchema.safeParse(payload);
  if (data) return data;
  const [issue] = error.issues;
  throw refused(
    'AssertionClaimWrong',
    `${issue?.path.join('.')} must be text: sub up to 255, jti up to 200.`,
  );
}

function refused(code: string, message: string): HttpProblem {
  return new HttpProblem(401, code, message, { 'WWW-Authenticate': 'Bearer' });
}

function tooManySignIns(): HttpProblem {
  return new HttpProblem(503, 'TooManySignIns', 'Too many sign-ins within five minutes; try again.', {
    'Retry-After': '60',
  });
}
