import type { UserProfiles } from '../ports.js';
import type { RequestFiles } from '../requestFiles.js';

/** Profiles with whose drafts the files of these drafts are forgotten. */
export function profilesWithFiles(profiles: UserProfiles, files: Pick<RequestFiles, 'forget'>): UserProfiles {
  return {
    get: (caller) => profiles.get(caller),
    update: (caller, change) => profiles.update(caller, change),
    async forget(caller) {
      await files.forget(caller);
      await profiles.forget(caller);
    },
  };
}
