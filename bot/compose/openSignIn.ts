import { DirectoryRoles } from '../../services/identity/directoryRoles.js';
import type { IdentityDirectory } from '../../services/ports.js';
import { RemoteCalls } from '../../services/remote/remoteCalls.js';
import type { DeskState } from '../conversationMemory.js';
import { channelUserOf } from '../identity/channelUser.js';
import type { MayHear } from '../notices/noticeSender.js';
import { SignIn } from '../teams/signIn/signIn.js';
import { UserTokens } from '../teams/signIn/userTokens.js';
import { logCall } from './openBackend.js';
import type { DeskOptions } from './openDesk.js';

/** What signs in users of Teams; undefined where nobody has to. */
export function openSignIn(options: DeskOptions, conversations: DeskState): SignIn | undefined {
  const { teamsSignIn, clock, ids, log, metrics, languages, remoteLimits: limits } = options;
  if (!teamsSignIn) return undefined;
  const { connection, tenantId, graphUrl, groups } = teamsSignIn;
  const calls = new RemoteCalls({
    clock,
    ids,
    random: Math.random,
    limits,
    seen(call) {
      metrics.serviceCalled(call);
      logCall(log, call);
    },
  });
  return new SignIn({
    tokens: new UserTokens(connection),
    directory: new DirectoryRoles(calls, graphUrl, groups),
    tenantId,
    conversations,
    languages,
    clock,
    log,
  });
}

/** Whoever could not come in to ask is told nothing either. */
export function signedInHearer(signIn: SignIn, identities: IdentityDirectory): MayHear {
  return async (context) => {
    const caller = await identities.callerFor(channelUserOf(context));
    return caller !== undefined && signIn.isIn({ context, caller });
  };
}
