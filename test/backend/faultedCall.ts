import type { StandIn } from '../standIn/standIn.js';
import type { RealBackend, RealBackendSetup } from './realBackend.js';

/** Something that is done through the ports and makes a call to a service. */
export interface FaultedCall {
  /** The call, by its name in the stand-in. */
  readonly call: string;
  /** What a user does. */
  readonly by: string;
  /** How many of these calls are spared first. */
  readonly after?: number;
  /** Whether the fault is there before the back end is opened: the call is made in the background at the start. */
  readonly isAtStart?: boolean;
  readonly setup?: RealBackendSetup;
  /** Prepares what is done, and returns it. The same may be done again. */
  begin(desk: RealBackend): Promise<() => Promise<unknown>>;
  /** What the answer goes without; undefined when it is whole. */
  missing?(answer: unknown): string | undefined;
  /** How many effects there are in the services; absent where nothing is changed. */
  effects?(standIn: StandIn): number;
  /** Refusals that say that it was done already. */
  readonly doneAlready?: readonly string[];
  /** Whether it is done where the service says that there is no such thing. */
  readonly isDoneWhenGone?: boolean;
  /** Whether a return or an exchange is carried out by it. */
  readonly movesMoney?: boolean;
  /** Whether sending it twice may do it twice. */
  readonly isUnsafe?: boolean;
}

export const CONTOSO = 'contoso';
