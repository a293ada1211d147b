import type { ChatUser } from '../support/chatUser.js';
import {
  type BadInput,
  everywhere,
  FABRIKAM_RESERVATION,
  forged,
  itShouldAnswer,
  message,
  NOT_UNDERSTOOD,
  stepOf,
  WHOLE_NUMBER,
} from './badInputs.js';
import type { StepName } from './steps.js';

const TOO_MANY = 'Only 4 units|Seules 4 unités';
const NO_ROW = 'There is no row|Il n’y a pas de ligne';
const HOW_TO_REMOVE = 'To take out a line|Pour retirer une ligne';
const NO_PRODUCT = 'I find no product that fits|Je ne trouve aucun produit';
const ALL_FILLED_IN = 'Everything is filled in|Tout est rempli';

/** Sends a card's inputs with the button that submits them. */
function entered(action: string, fields: object) {
  return (user: ChatUser) => user.send(message({ value: { action, step: stepOf(user), ...fields } }));
}

function each(at: StepName, typed: readonly string[], says: string): BadInput[] {
  return typed.map((does) => ({ at, what: JSON.stringify(does.slice(0, 40)), does, says }));
}

const NO_NUMBERS = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '٣',
  'lots',
  '1,000',
  'yes',
  'next page',
  'remove 1',
  '👍',
  '<b>2</b>',
];
const NO_ROWS = ['0', '-1', '1.5', '11', '+2', '-2)'];
const NO_LINES = ['0', '2', '-1', '1.5', 'remove 2', 'remove -1', 'retirer 2', '1 year', 'standard_d8s_v5'];
const NO_BUTTONS = [
  '-1',
  '-2',
  '1.5',
  '7',
  '**1**0',
  'later',
  'remove the first',
  'x'.repeat(20_000),
  '👍',
  '${1}',
];

const TYPED: readonly BadInput[] = [
  ...each('giveQuantity', NO_NUMBERS, WHOLE_NUMBER),
  ...each('giveQuantity', ['5', '9999'], TOO_MANY),
  ...each('getQuantity', [...NO_NUMBERS, '10000', 'all', 'half', 'moitié'], WHOLE_NUMBER),
  ...each('returns', NO_LINES, HOW_TO_REMOVE),
  ...each('purchases', NO_LINES, HOW_TO_REMOVE),
  ...each('family', NO_ROWS, NO_ROW),
  ...each('product', NO_ROWS, NO_ROW),
  ...each('otherReturn', NO_ROWS, NO_ROW),
  ...each('family', ['SQLDB_GP_Compute_Gen5', 'SQLDB_Gen5', 'CosmosDB_RU', '😀'.repeat(200)], NO_PRODUCT),
  ...each('otherReturn', ['reporting'], 'You already give back|Vous rendez déjà'),
  ...each('otherReturn', ['order database'], 'like for like|de même nature'),
  ...each('otherReturn', ['linux licences'], 'allows no exchange|ne permet aucun échange'),
  ...each('otherReturn', [FABRIKAM_RESERVATION], 'go back and choose|revenez en arrière'),
  ...each('offer', ['mars', '5 years', '2', 'yes', '-1', 'term'], ALL_FILLED_IN),
  ...each('exchangeQuote', NO_BUTTONS, NOT_UNDERSTOOD),
  ...each('compare', NO_BUTTONS, NOT_UNDERSTOOD),
];

const FORGED: readonly BadInput[] = [
  ...['0', '-1', '1.5', '10000', '', 'NaN', '1e2'].flatMap((quantity) =>
    (['giveQuantity', 'getQuantity'] as const).map((at) => ({
      at,
      what: `the quantity “${quantity}” in the card`,
      does: entered('enter', { quantity }),
      says: at === 'giveQuantity' && quantity === '10000' ? TOO_MANY : WHOLE_NUMBER,
    })),
  ),
  ...(['returns', 'purchases'] as const).flatMap((at) =>
    ['1', '-1', '8', '0.5', '__proto__'].map((item) => ({
      at,
      what: `the line ${item} taken out`,
      does: forged({ action: 'remove', item }),
      says: NOT_UNDERSTOOD,
    })),
  ),
  ...['returnQuantity', 'purchaseQuantity', 'withoutReturn', 'withoutPurchase'].flatMap((action) =>
    (['returns', 'purchases', 'exchangeQuote'] as const).map((at) => ({
      at,
      what: `a remedy that was not offered: ${action}`,
      does: forged({ action, item: '0 -3' }),
      says: NOT_UNDERSTOOD,
    })),
  ),
  ...['family', 'product', 'otherReturn'].flatMap((at) =>
    ['SQLDB_GP_Compute_Gen5', 'Standard_Nothing', '../../x', FABRIKAM_RESERVATION].map((item) => ({
      at: at as StepName,
      what: `the row ${item}`,
      does: forged({ item }),
      says: NOT_UNDERSTOOD,
    })),
  ),
  {
    at: 'offer',
    what: 'a region, term and plan that were not offered',
    does: entered('submit', { region: 'mars', term: 'P9Y', billingPlan: 'Never', sku: 'X' }),
    says: 'needed to go on: [^.]*Region, Term,? and Billing plan|nécessaires pour continuer : [^.]*Région, Durée et Plan de facturation',
  },
  {
    at: 'exchangeQuote',
    what: 'consent to another amount',
    does: forged({ action: 'agree', item: 'csp-2018 99999999 0 GBP' }),
    says: NOT_UNDERSTOOD,
  },
  {
    at: 'compare',
    what: 'consent without an amount',
    does: forged({ action: 'exchange' }),
    says: NOT_UNDERSTOOD,
  },
];

const EVERYWHERE = everywhere('returns', 'offer', 'exchangeQuote');

describe('bad input to an exchange', () => {
  itShouldAnswer([
    { channelId: 'test', language: 'en', inputs: [...TYPED, ...FORGED, ...EVERYWHERE] },
    { channelId: 'msteams', language: 'fr', inputs: [...TYPED, ...FORGED] },
  ]);
});
