import { CardFactory, type TurnContext } from 'botbuilder';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import { isShared } from '../../../services/groupMembers.js';
import type { LanguageBook } from '../../../services/localization/texts.js';
import type { Caller } from '../../../services/model.js';
import type { DeskState } from '../../conversationMemory.js';
import { channelUserOf } from '../../identity/channelUser.js';
import type { InvokeAnswer } from '../../invokes/invokeHandler.js';
import type { Incoming } from '../../turnEnds.js';
import { noteTurn } from '../../turnNotes.js';
import { AskedWords } from './askedWords.js';
import { type Found, type SignedInParts, SignedInRoles, type TeamsAccount } from './signedInRoles.js';
import { SignInByInvoke } from './signInByInvoke.js';
import { isSignInCode } from './signInCode.js';
import { SignInInvokes } from './signInInvokes.js';
import { SignInWords } from './signInWords.js';

export interface SignInParts extends SignedInParts {
  readonly conversations: DeskState;
  readonly languages: LanguageBook;
}

/** What is to be done with an invoke: run it as this caller, answer it, or refuse it with a sentence. */
export type InvokeAdmission =
  | { readonly caller: Caller }
  | { readonly answer: InvokeAnswer }
  | { readonly refusal: 'signIn.first' | SignedInSentence };

type SignedInSentence = 'signIn.foreign' | 'signIn.noRole' | 'signIn.already';

/**
 * Has users of Teams sign in before they see customer data. Whoever is let in has those of the roles of `USERS_FILE` that
 * the partner's directory confirms. Users of other channels are proven in another way, and pass.
 */
export class SignIn {
  readonly #roles: SignedInRoles;
  readonly #asked: AskedWords;
  readonly #words: SignInWords;
  readonly #invokes: SignInInvokes;
  readonly #byInvoke: SignInByInvoke;

  constructor(private readonly parts: SignInParts) {
    this.#roles = new SignedInRoles(parts);
    this.#asked = new AskedWords(parts.conversations, parts.clock);
    this.#words = new SignInWords(parts.languages);
    this.#invokes = new SignInInvokes({ ...parts, roles: this.#roles, asked: this.#asked });
    this.#byInvoke = new SignInByInvoke(parts.tokens, this.#roles);
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
    if (found === 'none' && opening === 'spoken' && (await this.#isCode(context))) {
      return this.#byCode(turn, account);
    }
    if (found !== 'none' && word !== 'in' && here.roles.length > 0) return here;
    noteTurn(context, { kind: 'closed' });
    if (found === 'none') await this.#ask(turn, opening, word !== undefined);
    else if (opening === 'spoken') await turn.say(sentenceOf(found, here));
    return undefined;
  }

  /**
   * Lets the caller of an invoke in, also by the proof of a sign-in that comes with it, which it then holds no longer.
   * @returns as whom; or the answer by which its client asks for the sign-in; or what to refuse it with
   */
  async admitInvoke(turn: DeskTurn): Promise<InvokeAdmission> {
    const { context, caller } = turn;
    const account = teamsAccountOf(context);
    if (!account) return { caller };
    const found = await this.#byInvoke.found(context, account);
    const here = withRoles(caller, found === 'refused' ? 'none' : found);
    if (here.roles.length > 0) return { caller: here };
    const answer = await this.#byInvoke.question(turn, found);
    if (answer) return { answer };
    const isOut = found === 'none' || found === 'refused';
    return { refusal: isOut ? 'signIn.first' : sentenceOf(found, here) };
  }

  /** Whether the caller is let in at present, in a turn in which nobody can be asked to sign in. @throws DeskError */
  async isIn({ context, caller }: Pick<DeskTurn, 'context' | 'caller'>): Promise<boolean> {
    const account = teamsAccountOf(context);
    const here = account ? withRoles(caller, await this.#roles.of(context, account)) : caller;
    return here.roles.length > 0;
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
    // Whoever says "sign in" to the question itself still wants what they asked for first.
    const isSaidAlready = isOnlySignIn && (await this.#asked.isWaiting(context));
    const said = opening === 'spoken' && !isOnlySignIn ? context.activity : undefined;
    if (!isSaidAlready) await this.#asked.keep(context, said);
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

  /** Where a client cannot give the code of the sign-in page to the desk, its user has to type it. */
  async #isCode(context: TurnContext): Promise<boolean> {
    return isSignInCode(context.activity.text?.trim() ?? '') && (await this.#asked.isWaiting(context));
  }

  /** @returns the caller of what had been said before, which the turn now is */
  async #byCode(turn: DeskTurn, account: TeamsAccount): Promise<Caller | undefined> {
    const { context, caller } = turn;
    const token = await this.parts.tokens.byCode(context, context.activity.text.trim());
    const found = token ? await this.#roles.take(context, account, token) : 'none';
    const here = withRoles(caller, found);
    const asked = here.roles.length > 0 ? await this.#asked.take(context) : undefined;
    if (asked?.words) {
      Object.assign(context.activity, asked.words);
      return here;
    }
    noteTurn(context, { kind: 'closed' });
    if (found === 'none') await turn.say('signIn.wrongCode');
    else await turn.say(asked ? 'signIn.done' : sentenceOf(found, here));
    return undefined;
  }

  async #signOut(turn: DeskTurn, account: TeamsAccount): Promise<undefined> {
    await this.#roles.forget(turn.context, account);
    await this.#asked.take(turn.context);
    await turn.say('signIn.out');
  }
}

function sentenceOf(found: Found, { roles }: Caller): SignedInSentence {
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
