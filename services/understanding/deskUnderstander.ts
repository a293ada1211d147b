import type { Clock } from '../clock.js';
import type { LanguageBook, Texts } from '../localization/texts.js';
import type { Caller, Customer, ListedReservation } from '../model.js';
import type { CustomerDirectory, CustomerMentions } from '../ports.js';
import { dayAt } from '../quotes/days.js';
import type { HeardWord } from '../search/nameMentions.js';
import { CalendarWords } from './calendarWords.js';
import { readExpiry, type SaidExpiry } from './expiryReader.js';
import type { Intents } from './intents.js';
import { takeCodes, takeEmails, takeIds } from './marks.js';
import { QuantityReader } from './quantityReader.js';
import { type ReservationPorts, ReservationReader } from './reservationReader.js';
import { Sentence } from './sentence.js';
import { MAX_CANDIDATES, type Understander, type Understanding } from './understanding.js';
import { UsageReader } from './usageReader.js';

/** What sentences are understood with. */
export interface UnderstanderParts extends ReservationPorts {
  readonly customers: Pick<CustomerDirectory, 'get'> & CustomerMentions;
  readonly languages: LanguageBook;
  readonly intents: Intents;
  readonly clock: Clock;
}

/** What sentences of one language are read with. */
interface Readers {
  readonly usage: UsageReader;
  readonly calendar: CalendarWords;
}

/** Reads sentences by what the desk learned of its languages; names come from the partner's own data as it is asked. */
export class DeskUnderstander implements Understander {
  readonly #quantities: QuantityReader;
  readonly #texts: ReadonlyMap<string, Texts>;
  readonly #readers = new Map<string, Readers>();
  readonly #reservations: ReservationReader;

  constructor(private readonly parts: UnderstanderParts) {
    const texts = parts.languages.languages.map((language) => parts.languages.textsFor(language));
    this.#quantities = new QuantityReader(texts);
    this.#texts = new Map(texts.map((own) => [own.language, own]));
    this.#reservations = new ReservationReader(parts, texts);
  }

  async understand(
    caller: Caller,
    text: string,
    language: string,
    customerId?: string,
  ): Promise<Understanding> {
    const sentence = new Sentence(text);
    const spoken = this.parts.intents.languageOf(sentence, language);
    const email = takeEmails(sentence);
    const ids = takeIds(sentence);
    const usedBelow = this.#readersOf(spoken)?.usage.take(sentence);
    const times = this.#takeTimes(sentence, spoken);
    const named = await this.#takeCustomers(caller, sentence);
    const heard = { sentence, words: this.#heard(sentence), ids, ...times };
    const { reservations, sought } = await this.#reservations.read(caller, heard, named, customerId);
    takeCodes(sentence);
    const quantity = this.#quantities.take(sentence, spoken);
    return {
      ...this.parts.intents.read(sentence, spoken),
      customers: await this.#customersOf(caller, named, reservations, customerId),
      reservations: reservations.slice(0, MAX_CANDIDATES),
      sought,
      quantity,
      expiry: times.expiry,
      usedBelow,
      email,
    };
  }

  /** Made with the first sentence in the language. */
  #readersOf(language: string): Readers | undefined {
    const texts = this.#texts.get(language);
    const kept = this.#readers.get(language);
    if (kept || !texts) return kept;
    const readers = { usage: new UsageReader(texts), calendar: new CalendarWords(texts) };
    this.#readers.set(language, readers);
    return readers;
  }

  #takeTimes(sentence: Sentence, language: string): SaidExpiry {
    const calendar = this.#readersOf(language)?.calendar;
    if (!calendar) return {};
    const today = dayAt(this.parts.clock.now());
    return readExpiry(sentence, calendar, (word) => this.#quantities.numberOf(word, language), today);
  }

  async #takeCustomers(caller: Caller, sentence: Sentence): Promise<readonly Customer[]> {
    const mentions = await this.parts.customers.mentionedIn(caller, this.#heard(sentence), MAX_CANDIDATES);
    for (const { span } of mentions) sentence.take(span, 'customer');
    return [...new Map(mentions.map(({ entry }) => [entry.id, entry])).values()].slice(0, MAX_CANDIDATES);
  }

  /** Whose the reservations are says which of several customers is meant, or who, where none was named. */
  async #customersOf(
    caller: Caller,
    named: readonly Customer[],
    reservations: readonly ListedReservation[],
    customerId?: string,
  ): Promise<readonly Customer[]> {
    const owners = new Set(reservations.map((reservation) => reservation.customerId));
    if (named.length > 0) {
      const meant = named.filter(({ id }) => owners.has(id));
      return meant.length > 0 ? meant : named;
    }
    const [owner] = owners;
    if (owner === undefined || owners.size > 1 || owner === customerId) return [];
    const customer = await this.parts.customers.get(caller, owner);
    return customer ? [customer] : [];
  }

  /** The words that nothing is known of so far. */
  #heard(sentence: Sentence): HeardWord[] {
    return sentence.words.map(({ folded, bare }, index) => ({
      folded: sentence.isFree({ from: index, to: index + 1 }) ? folded : '',
      bare,
      isOrdinary: this.parts.intents.isOrdinary(folded) || this.parts.intents.isOrdinary(bare),
    }));
  }
}
