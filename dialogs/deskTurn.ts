import { ActivityTypes, type Attachment, InputHints, type TurnContext } from 'botbuilder';
import type { LanguageBook, TextKey, TextParams, Texts } from '../services/localization/texts.js';
import type { Caller } from '../services/model.js';
import { StepCards } from './stepCards.js';
import type { TaskEvent } from './taskEvents.js';

const TURN = Symbol('deskTurn');

/** What one turn knows: who speaks and in which language the desk answers. Lives as long as the turn. */
export class DeskTurn {
  #isForgotten = false;
  readonly #taskEvents: TaskEvent[] = [];
  readonly stepCards = new StepCards();

  constructor(
    readonly context: TurnContext,
    readonly caller: Caller,
    private readonly book: LanguageBook,
    private current: Texts,
    private readonly rememberLanguage: (language: string) => Promise<void>,
  ) {
    context.turnState.set(TURN, this);
  }

  /** @throws TypeError when the bot has not set up the turn: a fault of wiring. */
  static of(context: TurnContext): DeskTurn {
    const turn = DeskTurn.find(context);
    if (turn) return turn;
    throw new TypeError('the turn was not set up');
  }

  /** Undefined when the turn failed before the bot knew who speaks. */
  static find(context: TurnContext): DeskTurn | undefined {
    const turn: unknown = context.turnState.get(TURN);
    return turn instanceof DeskTurn ? turn : undefined;
  }

  /** What happened to tasks so far; it has happened once the turn is kept. */
  get taskEvents(): readonly TaskEvent[] {
    return this.#taskEvents;
  }

  /** Notes what happened to a task. */
  note(event: TaskEvent): void {
    this.#taskEvents.push(event);
  }

  get texts(): Texts {
    return this.current;
  }

  /** Sends one line that a client must not interpret as Markdown. */
  async say(key: TextKey, params?: TextParams): Promise<void> {
    await this.sayText(this.texts.say(key, params));
  }

  /** Sends a finished sentence as plain text. */
  async sayText(text: string): Promise<void> {
    await this.context.sendActivity({ type: ActivityTypes.Message, text, textFormat: 'plain' });
  }

  /** Sends a finished text that clients are to read as Markdown. What a user chose has to be made safe before. */
  async sayMarkdown(text: string): Promise<void> {
    await this.context.sendActivity({ type: ActivityTypes.Message, text, textFormat: 'markdown' });
  }

  /** Has the bot give up what it remembers of the conversation, and begin anew, when the dialogs have answered. */
  forgetConversation(): void {
    this.#isForgotten = true;
  }

  get isForgotten(): boolean {
    return this.#isForgotten;
  }

  async show(card: Attachment): Promise<void> {
    await this.context.sendActivity({
      type: ActivityTypes.Message,
      attachments: [card],
      inputHint: InputHints.ExpectingInput,
    });
  }

  /** Speaks `language` from here on, in this chat and the user's next ones. */
  async switchLanguage(language: string): Promise<void> {
    this.current = this.book.textsFor(language === this.current.language ? this.current.locale : language);
    await this.rememberLanguage(language);
  }
}
