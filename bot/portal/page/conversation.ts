import { cardHostConfig } from './cardHostConfig.js';
import { chatStyle } from './chatStyle.js';
import type { Notices } from './notice.js';
import {
  beginSession,
  DeskClosedError,
  renewSession,
  replaceSession,
  type Session,
  SessionExpiredError,
  signIn,
  storedSession,
  storeSession,
  takeAssertion,
} from './session.js';
import { announceCards } from './spokenCard.js';
import type { PortalTexts } from './texts.js';
import { CONNECTION, type DirectLine, type Store } from './webChat.js';

const RETRY_AFTER_MS = 5_000;
/** Renewed well within its life, so that a page that was asleep for a while still has a good one. */
const RENEWALS_PER_LIFE = 3;

interface Connection {
  readonly session: Session;
  readonly directLine: DirectLine;
  readonly store: Store;
}

/** The one conversation on the page: opens it, keeps it over reloads and lost connections, replaces it on request. */
export class Conversation {
  private connection: Connection | undefined;
  private timer: number | undefined;
  private attempts = 0;
  /** Kept until the desk has taken it: a try that does not get through uses nothing up. */
  private assertion = takeAssertion();

  constructor(
    private readonly place: HTMLElement,
    private readonly nonce: string,
    private readonly notices: Notices,
    private texts: PortalTexts,
    private demoUser: string | undefined,
  ) {}

  /** Opens the stored conversation again, or begins one where there is none or it has expired. */
  async open(): Promise<void> {
    await this.replace(() => this.reopened());
  }

  /** Leaves the conversation on the page and begins another one of the same user. */
  async startOver(): Promise<void> {
    this.notices.clear();
    await this.replace(() => this.another());
  }

  /** Goes on as another demo user, in that one's own conversation. */
  async continueAs(demoUser: string | undefined): Promise<void> {
    this.demoUser = demoUser;
    this.notices.clear();
    await this.open();
  }

  /** Texts, Web Chat and the bot change their language; the conversation stays. */
  setTexts(texts: PortalTexts): void {
    this.texts = texts;
    if (this.connection === undefined) return;
    this.render(this.connection);
    this.connection.store.dispatch({
      type: 'WEB_CHAT/SEND_EVENT',
      payload: { name: 'desk/language', value: this.locale },
    });
  }

  private get locale(): string {
    return this.texts.language.locale;
  }

  private async replace(find: () => Promise<Session>): Promise<void> {
    const attempt = ++this.attempts;
    this.notices.setStatus('connecting');
    try {
      const session = await find();
      if (attempt === this.attempts) this.connect(session);
    } catch (error) {
      if (attempt !== this.attempts) return;
      this.notices.setStatus('offline');
      if (error instanceof DeskClosedError) return this.notices.show('closed');
      const again = () => void this.replace(find);
      this.notices.show('unreachable', again);
      this.later(RETRY_AFTER_MS, again);
    }
  }

  private async reopened(): Promise<Session> {
    const stored = storedSession(this.demoUser);
    if (this.assertion !== undefined) {
      const session = await signIn(this.locale, this.assertion, stored);
      this.assertion = undefined;
      return session;
    }
    if (stored === undefined) return beginSession(this.locale, this.demoUser);
    try {
      return await renewSession(this.locale, stored);
    } catch (error) {
      const session = await this.insteadOfExpired(error);
      this.notices.show('expired');
      return session;
    }
  }

  private async another(): Promise<Session> {
    const stored = storedSession(this.demoUser);
    if (stored === undefined) return beginSession(this.locale, this.demoUser);
    return replaceSession(this.locale, stored).catch((error: unknown) => this.insteadOfExpired(error));
  }

  private insteadOfExpired(error: unknown): Promise<Session> {
    if (!(error instanceof SessionExpiredError)) throw error;
    storeSession(undefined, this.demoUser);
    return beginSession(this.locale, this.demoUser);
  }

  private connect(session: Session): void {
    storeSession(session, this.demoUser);
    this.connection?.directLine.end();
    const directLine = window.WebChat.createDirectLine({
      token: session.token,
      domain: `${location.origin}/v3/directline`,
      webSocket: true,
      conversationId: session.conversationId,
      // From the beginning, so that the page shows what was said before.
      watermark: '0',
    });
    const store = window.WebChat.createStore({}, announceCards);
    const typed = this.connection?.store.getState().sendBoxValue;
    if (typed) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: typed } });
    const connection = { session, directLine, store };
    this.connection = connection;
    directLine.connectionStatus$.subscribe((status) => this.statusChanged(connection, status));
    this.render(connection);
    this.later((session.expires_in * 1000) / RENEWALS_PER_LIFE, () => void this.renew());
  }

  private render({ directLine, session, store }: Connection): void {
    window.WebChat.renderWebChat(
      {
        directLine,
        store,
        locale: this.locale,
        userID: session.userId,
        role: 'region',
        nonce: this.nonce,
        styleOptions: chatStyle(this.texts.chat.botInitials),
        adaptiveCardsHostConfig: cardHostConfig,
      },
      this.place,
    );
  }

  private statusChanged(connection: Connection, status: number): void {
    if (connection.directLine !== this.connection?.directLine) return;
    if (status === CONNECTION.online) {
      this.notices.setStatus('online');
      this.notices.clear('trouble');
    }
    // Opening again finds out whether the token can be renewed or a new conversation is needed.
    if (status === CONNECTION.expiredToken || status === CONNECTION.failedToConnect) {
      this.later(RETRY_AFTER_MS, () => void this.open());
    }
  }

  /** directlinejs renews its own token; this one is for the next reload. */
  private async renew(): Promise<void> {
    const { connection } = this;
    if (connection === undefined) return;
    try {
      const session = await renewSession(this.locale, connection.session);
      if (connection !== this.connection) return;
      this.connection = { ...connection, session };
      // Another tab may have begun a new conversation.
      if (storedSession(this.demoUser)?.conversationId === session.conversationId)
        storeSession(session, this.demoUser);
      this.later((session.expires_in * 1000) / RENEWALS_PER_LIFE, () => void this.renew());
    } catch {
      if (connection === this.connection) this.later(RETRY_AFTER_MS, () => void this.renew());
    }
  }

  private later(delayMs: number, action: () => void): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(action, delayMs);
  }
}
