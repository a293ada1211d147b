import type { TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../services/clock.js';
import { DeskError } from '../../../services/errors.js';
import type { DirectoryRoles } from '../../../services/identity/directoryRoles.js';
import type { Role } from '../../../services/model.js';
import type { ProvenAccount } from '../../../services/ports.js';
import type { Logger } from '../../log.js';
import type { UserToken, UserTokens } from './userTokens.js';

export type TeamsAccount = Extract<ProvenAccount, { kind: 'teams' }>;

/** What came of a token: its owner's roles, or a token of somebody else or of another tenant, or none. */
export type Found = { readonly roles: readonly Role[] } | 'foreign' | 'none';

export interface SignedInParts {
  readonly tokens: UserTokens;
  readonly directory: DirectoryRoles;
  /** The partner's, in small letters. */
  readonly tenantId: string;
  readonly clock: Clock;
  readonly log: Logger;
}

const MOST_USERS = 10_000;
/** Whoever is taken out of a group has its role no longer. */
const LONGEST_MS = 15 * 60_000;
const BEFORE_END_MS = 5 * 60_000;

/** The directory roles of people who are signed in, asked for again before their token ends. */
export class SignedInRoles {
  readonly #kept = new LRUCache<string, { readonly roles: readonly Role[]; readonly untilMs: number }>({
    max: MOST_USERS,
  });

  constructor(private readonly parts: SignedInParts) {}

  /** Of the turn's user, by the token that the token service holds. */
  async of(context: TurnContext, account: TeamsAccount): Promise<Found> {
    const kept = this.#kept.get(keyOf(account));
    if (kept && this.parts.clock.now().getTime() < kept.untilMs) return kept;
    const token = await this.parts.tokens.kept(context);
    if (!token) return 'none';
    try {
      return await this.take(context, account, token);
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'ServiceSignIn') throw error;
      // Revoked: the directory does not take it any more.
      await this.forget(context, account);
      return 'none';
    }
  }

  /** By a token that was just got. One that is not the user's own is given up at the token service too. */
  async take(context: TurnContext, account: TeamsAccount, { token, expiresAtMs }: UserToken): Promise<Found> {
    const { directory, tenantId, clock, log } = this.parts;
    const owner = await directory.ownerOf(token);
    const isOwn = owner.objectId === account.objectId.toLowerCase();
    const isHome = owner.tenantId === tenantId && account.tenantId.toLowerCase() === tenantId;
    if (!isOwn || !isHome) {
      log.warn({ isOwn, isHome, userId: keyOf(account) }, 'sign-in refused');
      await this.forget(context, account);
      return 'foreign';
    }
    const { roles } = owner;
    const nowMs = clock.now().getTime();
    const untilMs = Math.min(nowMs + LONGEST_MS, (expiresAtMs ?? nowMs) - BEFORE_END_MS);
    if (untilMs > nowMs) this.#kept.set(keyOf(account), { roles, untilMs });
    return { roles };
  }

  /** Signs the user out. */
  async forget(context: TurnContext, account: TeamsAccount): Promise<void> {
    this.#kept.delete(keyOf(account));
    await this.parts.tokens.forget(context);
  }
}

function keyOf({ tenantId, objectId }: TeamsAccount): string {
  return `${tenantId}:${objectId}`.toLowerCase();
}
