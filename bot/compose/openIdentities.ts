import { KnownUsers } from '../../services/identity/knownUsers.js';
import { watchUsersFile } from '../../services/identity/watchUsersFile.js';
import type { Config } from '../config.js';
import { describeError, type Logger } from '../log.js';

/** Only a desk that asks nobody takes people for demo users; each of the others knows whom it was told of. */
export async function openIdentities({ anonymous, host, users, usersFile }: Config, log: Logger) {
  if (anonymous) {
    log.warn({ host }, 'nobody is asked who they are: everybody on this machine is a demo user');
    return { identities: undefined, endWatch: async () => {} };
  }
  if (users.length === 0) log.warn('nobody can use the desk: USERS_FILE names no users');
  const identities = new KnownUsers(users);
  const endWatch =
    usersFile === undefined
      ? async () => {}
      : await watchUsersFile(usersFile, {
          changed(read) {
            identities.replace(read);
            log.info({ users: read.length }, 'users file read again');
          },
          refused: (error) =>
            log.error({ err: describeError(error) }, 'users file cannot be used: those known stay'),
        });
  return { identities, endWatch };
}
