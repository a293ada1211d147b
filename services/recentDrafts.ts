import type { Clock } from './clock.js';
import type { Caller } from './model.js';
import type { UserProfile, UserProfiles } from './ports.js';

const DAY_MS = 24 * 60 * 60_000;

/** Profiles without the drafts that were kept for longer than `keptDays`: the next change of a profile leaves them out. */
export class RecentDrafts implements UserProfiles {
  constructor(
    private readonly profiles: UserProfiles,
    private readonly clock: Clock,
    private readonly keptDays: number,
  ) {}

  async get(caller: Caller): Promise<UserProfile> {
    return this.#recent(await this.profiles.get(caller));
  }

  update(caller: Caller, change: (profile: UserProfile) => UserProfile): Promise<UserProfile> {
    return this.profiles.update(caller, (profile) => change(this.#recent(profile)));
  }

  forget(caller: Caller): Promise<void> {
    return this.profiles.forget(caller);
  }

  #recent(profile: UserProfile): UserProfile {
    const limit = this.clock.now().getTime() - this.keptDays * DAY_MS;
    return {
      ...profile,
      unfinished: profile.unfinished.filter(({ savedAt }) => Date.parse(savedAt) >= limit),
    };
  }
}
