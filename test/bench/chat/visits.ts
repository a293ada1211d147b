import { join, marked, press, type Step, say, sayNumber } from './step.js';

const CUSTOMERS = /Which customer/;
const RESERVATIONS = /Which reservation do you want to return/;
const QUANTITY = /"id":"quantity"/;
const QUOTE = /Refund quote/;
const BASICS = /"id":"issueType"/;
const PROBLEM = /"id":"severity"/;
const CONTACT = /"id":"timeZone"/;
const REVIEW = /Review and send/;
export const MENU = /"action":"overview"/;

const CONTACT_FIELDS = {
  firstName: 'Grace',
  lastName: 'Hopper',
  email: 'grace@partner.example',
  method: 'Email',
  country: 'US',
  language: 'en',
  timeZone: 'America/New_York',
};

/** From nothing to the request that only needs to be sent, and back: the next visit finds what this one found. */
export const MAIN_JOB_TYPED: readonly Step[] = [
  say('refund', CUSTOMERS),
  say('contoso', RESERVATIONS),
  say('1', QUANTITY),
  say('1', QUOTE),
  say('1', BASICS),
  say('next', PROBLEM),
  say('next', CONTACT),
  say('Grace', CONTACT),
  say('Hopper', CONTACT),
  say('grace@partner.example', CONTACT),
  say('skip', CONTACT),
  say('next', REVIEW),
  say('start over', MENU),
];

/** The same by the buttons, rows and inputs of the cards. */
export const MAIN_JOB_BY_CARDS: readonly Step[] = [
  ...refundTo('Contoso Ltd', 'Standard_D4s_v5'),
  say('start over', MENU),
];

/** The main job to its end, and the request withdrawn: what it takes of units and limits comes back. */
export function submittedRefund(customer: string, sku: string): readonly Step[] {
  return [
    ...refundTo(customer, sku),
    marked('confirmed', press('Submit request', /Request SR-\d{6,} is filed/)),
    say('my requests', /My requests/),
    sayNumber(/Withdraw/),
    press('Withdraw', /Withdraw request SR-\d+/),
    say('yes', /SR-\d+ is withdrawn/),
  ];
}

/** A refund by the cards, from nothing to its review. */
export function refundTo(customer: string, sku: string): readonly Step[] {
  return [
    join(/Welcome to the Reservation Desk/),
    press('Request a refund', CUSTOMERS),
    press(customer, RESERVATIONS),
    press(sku, QUANTITY),
    press('Only 1', QUOTE),
    press('Request this refund', BASICS),
    press('Next', PROBLEM, { issueType: 'Billing' }),
    press('Next', CONTACT),
    press('Next', REVIEW, CONTACT_FIELDS),
  ];
}

/** A quote, another one, and so on: what comes before is needed once a visit. */
export const QUOTES: readonly Step[] = [
  say('refund', CUSTOMERS),
  say('contoso', RESERVATIONS),
  say('1', QUANTITY),
  ...Array.from({ length: 5 }, () => [
    marked('quote', say('1', QUOTE)),
    say('back', QUANTITY),
    marked('quote', say('2', QUOTE)),
    say('back', QUANTITY),
  ]).flat(),
];

export const HELP: readonly Step[] = Array.from({ length: 6 }, () => say('help', MENU));

/** The bare bot's own conversation. */
export const PROFILE: readonly Step[] = [
  say('hello', /How do you travel/),
  say('Bus', /What is your name/),
  say('Ada', /Thank you, Ada.*Would you tell your age/),
  say('yes', /How old are you/),
  say('42', /Your age is 42.*Is that right/),
  say('yes', /Your profile: Ada, 42 years old, travels by Bus/),
];
