import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import type { InvokeAnswer } from '../../invokes/invokeHandler.js';
import type { Found, SignedInRoles, TeamsAccount } from './signedInRoles.js';
import { isSignInCode, SIGN_IN_STATE } from './signInCode.js';
import { FROM_CLIENT, type SignInOffer, type UserTokens } from './userTokens.js';

/** What Teams adds to an invoke that it sends again once its user has signed in. */
const brought = z.object({
  state: SIGN_IN_STATE.optional().catch(undefined),
  authentication: z.object(FROM_CLIENT).optional().catch(undefined),
});

const LOGIN_REQUEST = 'application/vnd.microsoft.activity.loginRequest';
const PRECONDITION_FAILED = 'application/vnd.microsoft.error.preconditionFailed';

/** `refused`: there was a proof, which the token service did not take. */
export type FoundByInvoke = Found | 'refused';

/** Sign-in within the protocols of the message extension and of cards: their clients ask, and send the invoke again. */
export class SignInByInvoke {
  constructor(
    private readonly tokens: UserTokens,
    private readonly roles: SignedInRoles,
  ) {}

  /** Of the turn's user, by what the invoke brings or by what is known. Takes the proof out of the invoke. */
  async found(context: TurnContext, account: TeamsAccount): Promise<FoundByInvoke> {
    const { data: { state, authentication } = {} } = brought.safeParse(context.activity.value);
    if (authentication) {
      withdraw(context);
      if (authentication.connectionName !== this.tokens.connection) return 'refused';
      const token = await this.tokens.exchanged(context, authentication.token);
      return token ? this.roles.take(context, account, token) : 'refused';
    }
    const token =
      state !== undefined && isSignInCode(state) ? await this.tokens.byCode(context, state) : undefined;
    return token ? this.roles.take(context, account, token) : this.roles.of(context, account);
  }

  /** The answer by which the invoke's client asks for the sign-in; undefined where its protocol has none, or it is of no use. */
  async question(turn: DeskTurn, found: FoundByInvoke): Promise<InvokeAnswer | undefined> {
    if (found !== 'none' && found !== 'refused') return undefined;
    const { name } = turn.context.activity;
    switch (name) {
      case 'composeExtension/query':
      case 'composeExtension/fetchTask':
        return this.#extensionQuestion(turn);
      case 'adaptiveCard/action':
        // The client then shows the button of the question that it had.
        return found === 'refused' ? consentNeeded(turn) : this.#cardQuestion(turn);
      default:
        return undefined;
    }
  }

  async #extensionQuestion({ context, texts }: DeskTurn): Promise<InvokeAnswer> {
    const { link } = await this.tokens.offer(context);
    const action = { type: 'openUrl', value: link, title: texts.say('signIn.button') };
    const composeExtension = { type: 'auth', suggestedActions: { actions: [action] } };
    return { status: 200, body: { composeExtension } };
  }

  async #cardQuestion(turn: DeskTurn): Promise<InvokeAnswer> {
    const offer = await this.tokens.offer(turn.context);
    const value = loginRequest(turn, this.tokens.connection, offer);
    return { status: 200, body: { statusCode: 401, type: LOGIN_REQUEST, value } };
  }
}

function loginRequest({ texts }: DeskTurn, connectionName: string, { link, exchange }: SignInOffer) {
  const title = texts.say('signIn.button');
  return {
    text: texts.say('signIn.request'),
    connectionName,
    ...(exchange && { tokenExchangeResource: exchange }),
    buttons: [{ title, text: title, type: 'signin', value: link }],
  };
}

function consentNeeded({ texts }: DeskTurn): InvokeAnswer {
  const value = { code: '412', message: texts.say('signIn.first') };
  return { status: 200, body: { statusCode: 412, type: PRECONDITION_FAILED, value } };
}

/** Nobody after this one needs the token, and it must not be kept with anything. */
function withdraw({ activity }: TurnContext): void {
  const { authentication: _token, ...rest } = activity.value as Record<string, unknown>;
  activity.value = rest;
}
