import type { InvokeHandler } from '../invokes/invokeHandler.js';
import { InvokeRouter } from '../invokes/invokeRouter.js';
import { extensionHandlers } from '../teams/extension/extensionHandlers.js';
import type { ExtensionPorts } from '../teams/extension/extensionPorts.js';

export interface InvokeParts extends ExtensionPorts {
  /** Of what else the desk answers, some of it only by configuration. */
  readonly handlers?: readonly InvokeHandler[] | undefined;
}

/** Everything that clients ask outside the conversation. */
export function openInvokes({ handlers = [], ...parts }: InvokeParts): InvokeRouter {
  return new InvokeRouter([...extensionHandlers(parts), ...handlers]);
}
