import { type Activity, ActivityTypes, ConversationState, MemoryStorage } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  DialogSet,
  type DialogState,
  type DialogTurnResult,
  DialogTurnStatus,
} from 'botbuilder-dialogs';
import { CommandBook } from '../../dialogs/commands.js';
import { CourtesyBook } from '../../dialogs/courtesies.js';
import { DeskTurn } from '../../dialogs/deskTurn.js';
import { offerLanguages } from '../../dialogs/menu/languageOffer.js';
import { knownWords } from '../../dialogs/plainWords/knownWords.js';
import { PlainWords } from '../../dialogs/plainWords/plainWords.js';
import type { StepKit } from '../../dialogs/prompts/stepKit.js';
import type { Lookups } from '../../dialogs/reservations/lookups.js';
import type { Caller } from '../../services/model.js';
import type { Understander } from '../../services/understanding/understanding.js';
import { countingIds } from '../support/fixedIds.js';
import { languages } from '../support/languages.js';
import { RecordingAdapter } from '../support/recordingAdapter.js';
import { PARTNER_ID, StillClock } from './deskFakes.js';
import { plainSpaces, ShownCard } from './shownCard.js';

/** Learned once for all tests, like the languages it is made of. */
const commands = new CommandBook(languages);
const courtesies = new CourtesyBook(languages);
const words = knownWords(languages);

export const CALLER: Caller = { userId: 'user-1', partnerId: PARTNER_ID, roles: ['AdminAgent'] };

const NOTHING_UNDERSTOOD: Understander = {
  understand: async () => ({ guesses: [], isSure: false, customers: [], reservations: [] }),
};

const NOTHING_FOUND: Lookups = {
  customers: {
    list: async () => ({ items: [], page: 0, pageCount: 1, total: 0 }),
    search: async () => ({ hits: [], clear: false }),
    get: async () => undefined,
  },
  reservations: { list: async () => [], get: async () => undefined },
};

export interface HarnessOptions {
  /** The dialogs at the bottom, which can begin each other by id. */
  dialogs(kit: StepKit, clock: StillClock): readonly Dialog[];
  /** The one that the conversation begins with. */
  readonly begin: string;
  readonly options?: object;
  readonly locale?: string;
  readonly clock?: StillClock;
  /** Reads the user's own words; understands nothing when absent. */
  readonly understander?: Understander;
  /** Where names of what is at hand are looked up; nothing is found when absent. */
  readonly lookups?: Lookups;
  /** Who chats; an Admin agent when absent. */
  readonly caller?: Caller;
}

/** What the bot answered to one input. */
export interface Replies {
  /** The plain lines, in order. */
  readonly lines: readonly string[];
  readonly cards: readonly ShownCard[];
  /** How the first dialog ended, when it did in this turn: an outcome. */
  readonly ended: unknown;
}

/** A conversation with dialogs over a fixed clock and counting ids; its state goes through JSON after every turn. */
export class DeskHarness {
  readonly clock: StillClock;
  private readonly adapter: RecordingAdapter;
  private readonly state = new ConversationState(new MemoryStorage());
  private readonly dialogs: DialogSet;
  private language: string;
  private ended: unknown;
  private shown: ShownCard | undefined;

  constructor(private readonly options: HarnessOptions) {
    this.clock = options.clock ?? new StillClock();
    this.language = options.locale ?? 'en-US';
    this.dialogs = new DialogSet(this.state.createProperty<DialogState>('dialog'));
    const kit: StepKit = {
      ids: countingIds(),
      commands,
      courtesies,
      plainWords: new PlainWords({
        understander: options.understander ?? NOTHING_UNDERSTOOD,
        ...(options.lookups ?? NOTHING_FOUND),
        words,
        clock: this.clock,
      }),
      offerLanguages: (turn) => offerLanguages(turn, languages),
    };
    for (const dialog of options.dialogs(kit, this.clock)) this.dialogs.add(dialog);
    this.adapter = new RecordingAdapter(async (context) => {
      new DeskTurn(
        context,
        options.caller ?? CALLER,
        languages,
        languages.textsFor(this.language),
        async (chosen) => {
          this.language = chosen;
        },
      );
      await this.run(await this.dialogs.createContext(context));
      await this.state.saveChanges(context);
    });
  }

  /** The newest card. */
  get card(): ShownCard {
    if (!this.shown) throw new Error('no card was shown yet');
    return this.shown;
  }

  async start(): Promise<Replies> {
    return this.send({ type: ActivityTypes.Message, text: '' });
  }

  async say(text: string): Promise<Replies> {
    return this.send({ type: ActivityTypes.Message, text });
  }

  /** Presses a button or a row of a card, the newest one if none is given. */
  async press(title: string, fields: Record<string, unknown> = {}, card = this.card): Promise<Replies> {
    return this.send({ type: ActivityTypes.Message, value: { ...card.dataOf(title), ...fields } });
  }

  /** As when the language is changed outside the chat: the step under way is drawn again. */
  async redraw(locale: string): Promise<Replies> {
    this.language = locale;
    return this.send({ type: ActivityTypes.Event, name: 'redraw' });
  }

  /** Types every text in turn and returns the replies to the last. */
  async sayAll(...texts: readonly string[]): Promise<Replies> {
    let replies: Replies = { lines: [], cards: [], ended: undefined };
    for (const text of texts) replies = await this.say(text);
    return replies;
  }

  async send(activity: Partial<Activity>): Promise<Replies> {
    this.ended = undefined;
    const sent = await this.adapter.send({
      channelId: 'test',
      from: { id: 'user-1', name: '' },
      recipient: { id: 'bot', name: '' },
      conversation: { id: 'conversation-1', isGroup: false, conversationType: '', name: '' },
      ...activity,
    });
    const cards = sent.flatMap(({ attachments = [] }) => attachments.map(ShownCard.of));
    this.shown = cards.at(-1) ?? this.shown;
    return {
      lines: sent.flatMap(({ text }) => (text === undefined ? [] : plainSpaces(text))),
      cards,
      ended: this.ended,
    };
  }

  private async run(dc: DialogContext): Promise<void> {
    if (dc.context.activity.type === ActivityTypes.Event) return dc.repromptDialog();
    const { begin, options } = this.options;
    const continued = await dc.continueDialog();
    const result =
      continued.status === DialogTurnStatus.empty ? await dc.beginDialog(begin, options) : continued;
    if (result.status === DialogTurnStatus.complete) this.ended = result.result;
  }
}

/** Stands for a task that is tested elsewhere: keeps what it was begun with, and ends as the user types. */
export class StubTask extends Dialog {
  readonly begun: unknown[] = [];

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    this.begun.push(options);
    await dc.context.sendActivity(`${this.id} begun`);
    return Dialog.EndOfTurn;
  }

  /** `back`, `left` and `restart` end it so; anything else answers it. */
  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { text = '' } = dc.context.activity;
    const isOutcome = ['back', 'left', 'restart'].includes(text);
    return dc.endDialog(isOutcome ? { kind: text } : { kind: 'answer', value: text });
  }
}
