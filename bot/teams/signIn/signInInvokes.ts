import type { TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import type { Clock } from '../../../services/clock.js';
import { isShared } from '../../../services/groupMembers.js';
import { type InvokeAnswer, type InvokeHandler, invokeHandler } from '../../invokes/invokeHandler.js';
import { invokeRefusal } from '../../invokes/invokeRefusal.js';
import { respond } from '../../invokes/invokeRouter.js';
import type { Logger } from '../../log.js';
import { noteTurn } from '../../turnNotes.js';
import type { AskedWords } from './askedWords.js';
import type { SignedInRoles, TeamsAccount } from './signedInRoles.js';
import { isSignInCode, SIGN_IN_STATE } from './signInCode.js';
import { FROM_CLIENT, type UserToken, type UserTokens } from './userTokens.js';

export interface SignInInvokeParts {
  readonly tokens: UserTokens;
  readonly roles: SignedInRoles;
  readonly asked: AskedWords;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Teams sends an exchange from every client of the user, all within seconds. Later, the user may have signed out. */
const SAME_FOR_MS = 60_000;
const EXCHANGES = { max: 10_000 } as const;

const exchange = z.object({ id: z.string().min(1).max(200), ...FROM_CLIENT });
const verification = z.object({ state: SIGN_IN_STATE });
const failure = z.object({ code: z.string().max(200).optional() });
const FAILURE_CODE = /^[\w.-]{1,60}$/;

type GoOn = (chat: TurnContext) => Promise<void>;
type Come = (token: UserToken) => Promise<InvokeAnswer>;

/** What Teams asks of a bot while one of its users signs in: the one kind of invoke of people who are not signed in. */
export class SignInInvokes {
  /** What exchanges that succeeded were answered. */
  readonly #exchanges = new LRUCache<string, { readonly answer: InvokeAnswer; readonly atMs: number }>(
    EXCHANGES,
  );

  constructor(private readonly parts: SignInInvokeParts) {}

  /** @returns false for an invoke that is not of the sign-in */
  async answered(turn: DeskTurn, account: TeamsAccount, goOn: GoOn): Promise<boolean> {
    const { context, texts } = turn;
    const { name = '', value, conversation } = context.activity;
    let isIn = false;
    const handler = this.#handlers(context, account, async (token) => {
      isIn = await this.#comesIn(turn, account, token);
      return { status: isIn ? 200 : 403 };
    }).find((one) => one.name === name);
    if (!handler) return false;
    const answer = isShared(conversation) ? undefined : await handler.answer(turn, value);
    await respond(context, answer ?? invokeRefusal(name, 400, texts.say('common.unreadable')));
    if (answer?.status === 404) await turn.say('signIn.wrongCode');
    if (isIn) await this.#goOn(turn, goOn);
    return true;
  }

  #handlers(context: TurnContext, account: TeamsAccount, come: Come): readonly InvokeHandler[] {
    return [
      invokeHandler('signin/tokenExchange', exchange, (_turn, value) =>
        this.#exchange(context, account, value, come),
      ),
      invokeHandler('signin/verifyState', verification, (_turn, { state }) =>
        this.#verify(context, state, come),
      ),
      invokeHandler('signin/failure', failure, async (_turn, { code = '' }) => {
        this.parts.log.warn({ code: FAILURE_CODE.test(code) ? code : 'other' }, 'no quiet sign-in');
        return { status: 200 };
      }),
    ];
  }

  /** 412 has the client show the button, behind which the user consents. */
  async #exchange(
    context: TurnContext,
    { tenantId, objectId }: TeamsAccount,
    { id, connectionName, token }: z.infer<typeof exchange>,
    come: Come,
  ): Promise<InvokeAnswer> {
    const { tokens, clock } = this.parts;
    if (connectionName !== tokens.connection) return { status: 400, body: { id, connectionName } };
    const key = JSON.stringify([tenantId, objectId, id]);
    const before = this.#exchanges.get(key);
    if (before && clock.now().getTime() - before.atMs < SAME_FOR_MS) return before.answer;
    const got = await tokens.exchanged(context, token);
    if (!got) return { status: 412, body: { id, connectionName, failureDetail: 'consent needed' } };
    const answer = await come(got);
    this.#exchanges.set(key, { answer, atMs: clock.now().getTime() });
    return answer;
  }

  /** What is no code is what Teams says of a window that was closed. */
  async #verify(context: TurnContext, state: string, come: Come): Promise<InvokeAnswer> {
    const got = isSignInCode(state) ? await this.parts.tokens.byCode(context, state) : undefined;
    return got ? come(got) : { status: 404 };
  }

  async #comesIn(turn: DeskTurn, account: TeamsAccount, token: UserToken): Promise<boolean> {
    const found = await this.parts.roles.take(turn.context, account, token);
    if (found === 'foreign') await turn.say('signIn.foreign');
    return found !== 'foreign';
  }

  /** As if the words came now: the channel's own members of the activity stay those of the invoke. */
  async #goOn(turn: DeskTurn, goOn: GoOn): Promise<void> {
    const { context } = turn;
    const asked = await this.parts.asked.take(context);
    // Another client of the user, or another process, was here before: all is said.
    if (!asked) return;
    if (!asked.words) return turn.say('signIn.done');
    const invoke = { ...context.activity };
    Object.assign(context.activity, { value: undefined, name: undefined }, asked.words);
    noteTurn(context, { kind: 'turn' });
    try {
      await goOn(context);
    } finally {
      Object.assign(context.activity, invoke);
    }
  }
}
