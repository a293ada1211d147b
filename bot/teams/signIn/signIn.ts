import { CardFactory, type TurnContext } from 'botbuilder';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import { isShared } from '../../../services/groupMembers.js';
import type { LanguageBook } from '../../../services/localization/texts.js';
import type { Caller } from '../../../services/model.js';
import type { DeskState } from '../../conversationMemory.js';
import { channelUserOf } from '../../identity/channelUser.js';
import type { Incoming } from '../../turnEnds.js';
import { noteTurn } from '../../turnNotes.js';
import { AskedWords } from './askedWords.js';
import { type Found, type SignedInParts, SignedInRoles, type TeamsAccount } from './signedInRoles.js';
import { SignInInvokes } from './signInInvokes.js';
import { SignInWords } from './signInWords.js';

export interface SignInParts extends SignedInParts {
  readonly conversations: DeskState;
  readonly languages: LanguageBook;
}

/**
 * Has users of Teams sign in before they see customer data. Whoever is let in has those of the roles of `USERS_FILE` that
 * the partner's directory confirms. Users of other channels are proven in another way, and pass.
 */
export class SignIn {
  readonly #roles: SignedInRoles;
  readonly #asked: AskedWords;
  readonly #words: SignInWords;
  readonly #invokes: SignInInvokes;

  constructor(private readonly parts: SignInParts) {
    this.#roles = new SignedInRoles(parts);
    this.#asked = new AskedWords(parts.conversations);
    this.#words = new SignInWords(parts.languages);
    this.#invokes = new SignInInvokes({ ...parts, roles: this.#roles, asked: this.#asked });
  }

  /**
   * Lets the turn's caller in, or asks for the sign-in. In a group, where nothing of a customer is said, nobody is asked, and
   * whoever is not signed in has no role.
   * @returns as whom; undefined when all is said
   */
  async admit(turn: DeskTurn, { opening }: Pick<Incoming, 'opening'>): Promise<Caller | undefined> {
    const { context, caller } = turn;
    const account = teamsAccountOf(context);
    if (!account) return caller;
    const inGroup = isShared(context.activity.conversation);
    const word = opening === 'spoken' ? this.#words.meant(context.activity.text) : undefined;
    if (word === 'out' && !inGroup) return this.#signOut(turn, account);
    const found = await this.#roles.of(context, account);
    const here = withRoles(caller, found);
    if (inGroup) return here;
    if (found !== 'none' && word !== 'in' && here.roles.length > 0) return here;
    noteTurn(context, { kind: 'closed' });
    if (found === 'none') await this.#ask(turn, opening, word !== undefined);
    else if (opening === 'spoken') await turn.say(sentenceOf(found, here));
    return undefined;
  }

  /** The turn's caller with the roles that are confirmed by now: none of somebody who is not signed in. */
  async known({ context, caller }: DeskTurn): Promise<Caller> {
    const account = teamsAccountOf(context);
    return account ? withRoles(caller, await this.#roles.of(context, account)) : caller;
  }

  /** Whether the turn is an invoke of the sign-in itself, which it answers then. @param goOn runs what had been said before */
  async answered(turn: DeskTurn, goOn: (chat: TurnContext) => Promise<void>): Promise<boolean> {
    const account = teamsAccountOf(turn.context);
    return account ? this.#invokes.answered(turn, account, goOn) : false;
  }

  async #ask(turn: DeskTurn, opening: Incoming['opening'], isOnlySignIn: boolean): Promise<void> {
    const { context } = turn;
    if (opening !== 'spoken' && (await this.#asked.isWaiting(context))) return;
    const { link, exchange } = await this.parts.tokens.offer(context);
    await this.#asked.keep(context, opening === 'spoken' && !isOnlySignIn ? context.activity : undefined);
    const { connection } = this.parts.tokens;
    const { texts } = turn;
    await turn.show(
      CardFactory.oauthCard(
        connection,
        texts.say('signIn.button'),
        texts.say('signIn.request'),
        link,
        exchange,
      ),
    );
  }

  async #signOut(turn: DeskTurn, account: TeamsAccount): Promise<undefined> {
    await this.#roles.forget(turn.context, account);
    await this.#asked.take(turn.context);
    await turn.say('signIn.out');
  }
}

function sentenceOf(found: Found, { roles }: Caller) {
  if (found === 'foreign') return 'signIn.foreign';
  return roles.length === 0 ? 'signIn.noRole' : 'signIn.already';
}

/** Those that the users file gives and the directory confirms. */
export function withRoles(caller: Caller, found: Found): Caller {
  const confirmed = typeof found === 'string' ? [] : found.roles;
  return { ...caller, roles: caller.roles.filter((role) => confirmed.includes(role)) };
}

function teamsAccountOf(context: TurnContext): TeamsAccount | undefined {
  const { account } = channelUserOf(context);
  return account?.kind === 'teams' ? account : undefined;
}
