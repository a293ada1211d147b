import { exchangeQuoteView } from '../../cards/exchange/exchangeQuoteView.js';
import type { QuoteCardView } from '../../cards/quote/quoteCard.js';
import { quoteView } from '../../cards/quote/quoteView.js';
import { DeskError } from '../../services/errors.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Caller, Customer, ListedReservation } from '../../services/model.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import { InputError } from '../commandLine/inputError.js';
import { namedCustomer, namedReservation } from './namedSubjects.js';
import { checkPurchases } from './purchases.js';
import type { Subject } from './quoteCall.js';
import type { QuotePorts } from './quotePorts.js';

/** A quote, and what a card would show of it. */
export interface MadeQuote {
  readonly quote: RefundQuote | ExchangeQuote;
  readonly view: (texts: Texts) => QuoteCardView;
}

type SubjectOf<K extends Subject['kind']> = Extract<Subject, { kind: K }>;

/** Customers that are fetched at a time. */
const PAGE_SIZE = 100;

/** Makes the quotes that one run asks for. Its methods throw InputError, and DeskError as the ports do. */
export class QuoteMaker {
  private constructor(
    private readonly ports: QuotePorts,
    private readonly caller: Caller,
    /** Reservations are found by the names of their products and regions, too. */
    private readonly texts: Texts,
  ) {}

  static async open(ports: QuotePorts, texts: Texts): Promise<QuoteMaker> {
    const caller = await ports.identities.callerFor({ channelId: 'command', userId: 'quote' });
    if (!caller) throw new InputError('The desk lets nobody quote from the command line: quote in the chat.');
    return new QuoteMaker(ports, caller, texts);
  }

  /** One after another, as they are made. */
  async *quotes(subject: Subject): AsyncGenerator<MadeQuote> {
    switch (subject.kind) {
      case 'refund':
        yield this.#refund(subject);
        break;
      case 'exchange':
        yield this.#exchange(subject);
        break;
      case 'all':
        yield* this.#all(subject);
    }
  }

  async #refund({ customer: name, ...named }: SubjectOf<'refund'>): Promise<MadeQuote> {
    const customer = await this.#customer(name);
    const reservations = await this.ports.reservations.list(this.caller, customer.id);
    const reservation = namedReservation(reservations, customer, named.reservation, this.texts);
    return this.#quoted(customer, reservation, named.quantity);
  }

  async #exchange(subject: SubjectOf<'exchange'>): Promise<MadeQuote> {
    const { quotes, products } = this.ports;
    const customer = await this.#customer(subject.customer);
    const reservations = await this.ports.reservations.list(this.caller, customer.id);
    const given = subject.returns.map(({ reservation: name, quantity }) => {
      const reservation = namedReservation(reservations, customer, name, this.texts);
      return { reservation, quantity: quantity ?? reservation.quantity };
    });
    const resourceType = given[0]?.reservation.resourceType;
    const { purchases } = subject;
    await checkPurchases({ products, caller: this.caller, customer, resourceType }, purchases);
    const returns = given.map(({ reservation, quantity }) => ({ reservationId: reservation.id, quantity }));
    const quote = await quotes.quoteExchange(this.caller, { customerId: customer.id, returns, purchases });
    const { hasDemoPrices } = products;
    return { quote, view: (texts) => exchangeQuoteView(texts, { quote, customer, hasDemoPrices }, []) };
  }

  /** Customers whose documents cannot be read hold the others up no longer than to the end. */
  async *#all({ customer: name }: SubjectOf<'all'>): AsyncGenerator<MadeQuote> {
    const unreadable: string[] = [];
    const customers = name === undefined ? this.#customers() : [await this.#customer(name)];
    for await (const customer of customers) {
      try {
        yield* this.#allOf(customer);
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        unreadable.push(`${customer.name} (${customer.domain}): ${error.message}`);
      }
    }
    if (unreadable.length > 0) throw new InputError('Some customers could not be quoted:', unreadable);
  }

  async *#allOf(customer: Customer): AsyncGenerator<MadeQuote> {
    for (const reservation of await this.ports.reservations.list(this.caller, customer.id)) {
      yield this.#quoted(customer, reservation);
    }
  }

  async *#customers(): AsyncGenerator<Customer> {
    for (let page = 0, pageCount = 1; page < pageCount; page += 1) {
      const fetched = await this.ports.customers.list(this.caller, page, PAGE_SIZE);
      pageCount = fetched.pageCount;
      yield* fetched.items;
    }
  }

  #customer(name: string): Promise<Customer> {
    return namedCustomer(this.ports.customers, this.caller, name);
  }

  async #quoted(
    customer: Customer,
    reservation: ListedReservation,
    quantity: number = reservation.quantity,
  ): Promise<MadeQuote> {
    const ask = { customerId: customer.id, reservationId: reservation.id, quantity };
    const quote = await this.ports.quotes.quoteRefund(this.caller, ask);
    return { quote, view: (texts) => quoteView(texts, { quote, customer, reservation }, []) };
  }
}
