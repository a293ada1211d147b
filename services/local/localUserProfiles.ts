import type { Caller } from '../model.js';
import { MAX_UNFINISHED, type UserProfile, type UserProfiles } from '../ports.js';
import { jsonCopy } from './jsonCopy.js';
import type { LocalStore } from './localStore.js';

/** Profiles in the users' documents. What goes in and out is copied: dialogs go on changing their drafts. */
export class LocalUserProfiles implements UserProfiles {
  constructor(private readonly store: Pick<LocalStore, 'withUser'>) {}

  get(caller: Caller): Promise<UserProfile> {
    return this.store.withUser(caller, async ({ data }) => jsonCopy(data.profile));
  }

  update(caller: Caller, change: (profile: UserProfile) => UserProfile): Promise<UserProfile> {
    return this.store.withUser(caller, async (user) => {
      const changed = change(jsonCopy(user.data.profile));
      const profile = { ...changed, unfinished: changed.unfinished.slice(0, MAX_UNFINISHED) };
      await user.write({ ...user.data, profile: jsonCopy(profile) });
      return profile;
    });
  }

  forget(caller: Caller): Promise<void> {
    return this.store.withUser(caller, async (user) => {
      if (isBlank(user.data.profile)) return;
      await user.write({ ...user.data, profile: { unfinished: [] } });
    });
  }
}

function isBlank({ unfinished, ...remembered }: UserProfile): boolean {
  return unfinished.length === 0 && Object.values(remembered).every((value) => value === undefined);
}
