/** One turn of a visit: what the person does, and what the answer has to show. */
export interface Step {
  readonly act:
    | { readonly kind: 'join' }
    | { readonly kind: 'say'; readonly words: string }
    /** The number of the request that this visit sent. */
    | { readonly kind: 'sayNumber' }
    | { readonly kind: 'press'; readonly title: string | RegExp; readonly fields: Fields };
  readonly shows: RegExp;
  /** The answer is a receipt. */
  readonly files: boolean;
}
type Fields = Readonly<Record<string, string>>;

/** A customer and one of its reservations by its SKU, which no other one of that customer has. */
export interface Subject {
  readonly customer: string;
  readonly sku: string;
}

/** What people come for. `share`: of a hundred visits. `steps`: of the visit with that number. */
export interface VisitKind {
  readonly name: string;
  readonly share: number;
  /** Who changes a reservation has it to himself: two who change the same one are told so, rightly. */
  readonly claims?: readonly Subject[];
  steps(visit: number, claimed: Subject): readonly Step[];
}

export const NOBODY: Subject = { customer: '', sku: '' };

/** Their refunds are withdrawn in the same visit: units and limits last for ever. */
const REFUNDED: readonly Subject[] = [
  { customer: 'Adventure Works', sku: 'Standard_F4s_v2' },
  { customer: 'Tailspin Toys', sku: 'Standard_F8s_v2' },
  { customer: 'Fourth Coffee', sku: 'Standard_D2s_v5' },
  { customer: 'Fabrikam Inc', sku: 'Standard_D8s_v5' },
  { customer: 'Contoso Ltd', sku: 'Standard_D4s_v5' },
];
const CHANGED: readonly Subject[] = [
  { customer: 'A. Datum', sku: 'DW100c' },
  { customer: 'A. Datum', sku: 'SQLDB_GP_Compute_Gen5' },
  { customer: 'Alpine', sku: 'Standard_HB120rs_v3' },
  { customer: 'Coho Winery', sku: 'Standard_B2ms' },
  { customer: 'Coho Winery', sku: 'P1_v3' },
  { customer: 'Contoso Ltd', sku: 'SQLDB_GP_Compute_Gen5' },
  { customer: 'Litware', sku: 'Standard_F16s_v2' },
  { customer: 'Litware', sku: 'Standard_B2ms' },
  { customer: 'Lucerne', sku: 'Standard_E4s_v5' },
  { customer: 'Lucerne', sku: 'SQLDB_GP_Compute_Gen5' },
  { customer: 'Margie', sku: 'SQLDB_GP_Compute_Gen5' },
  { customer: 'Margie', sku: 'Standard_D4s_v5' },
  { customer: 'Northwind', sku: 'CosmosDB_RU' },
  { customer: 'Northwind', sku: 'Databricks_Commit_Unit' },
  { customer: 'Proseware', sku: 'Standard_D16s_v5' },
  { customer: 'Proseware', sku: 'SQLDB_GP_Compute_Gen5' },
  { customer: 'Relecloud', sku: 'Standard_D32s_v5' },
  { customer: 'Relecloud', sku: 'DSv3-Type3' },
  { customer: 'Trey Research', sku: 'Databricks_Commit_Unit' },
  { customer: 'Trey Research', sku: 'AV36P' },
  { customer: 'VanArsdel', sku: 'CosmosDB_RU' },
  { customer: 'VanArsdel', sku: 'AV36P' },
  { customer: 'Wingtip', sku: 'SQLDB_GP_Compute_Gen5' },
  { customer: 'Wingtip', sku: 'Standard_D4as_v5' },
  { customer: 'Woodgrove', sku: 'Standard_M32ts' },
  { customer: 'Woodgrove', sku: 'SQLMI_BC_Compute_Gen5' },
];
export const ASKING: readonly string[] = [
  'Alpine Ski House',
  'Coho Winery',
  'Contoso Ltd',
  'Fabrikam Inc',
  'Lucerne Publishing',
  'Proseware',
  'Trey Research',
  'Wingtip Toys',
];

export const CONTACT = {
  firstName: 'Grace',
  lastName: 'Hopper',
  email: 'grace@partner.example',
  method: 'Email',
  country: 'US',
  language: 'en',
  timeZone: 'America/New_York',
};
export const PROBLEM = {
  problemType: 'ReservationManagement',
  category: 'ExchangesAndRefunds',
  severity: 'Minimal',
};

export const MENU = /"action":"overview"/;
export const CUSTOMERS = /Which customer/;
export const REVIEW = /Review and send/;
export const BASICS = /"id":"issueType"/;
export const PROBLEMS = /"id":"severity"/;
export const CONTACTS = /"id":"timeZone"/;
const RECEIPT = /Request SR-\d{6,} is filed/;

export const VISIT_KINDS: readonly VisitKind[] = [
  {
    name: 'refund, submitted and withdrawn',
    share: 20,
    steps: (visit) => {
      const { customer, sku } = nth(REFUNDED, visit);
      return [
        join(),
        press('Request a refund', CUSTOMERS),
        say(customer, /Which reservation do you want to return/),
        press(sku, /"id":"quantity"/),
        press('Only 1', /Refund quote/),
        press('Request this refund', BASICS),
        press('Next', PROBLEMS, { issueType: 'Billing' }),
        press('Next', CONTACTS),
        press('Next', REVIEW, CONTACT),
        submit(),
        say('my requests', /My requests/),
        { act: { kind: 'sayNumber' }, shows: /Comments|Withdraw/, files: false },
        press('Withdraw', /Withdraw request SR-\d+/),
        press(/^Yes/, /SR-\d+ is withdrawn/),
      ];
    },
  },
  {
    name: 'support request, submitted',
    share: 10,
    steps: (visit) => [
      join(),
      say('new support request', CUSTOMERS),
      say(nth(ASKING, visit), BASICS),
      press('Next', PROBLEMS, { issueType: 'Billing' }),
      press('Next', CONTACTS, { ...PROBLEM, description: `Visit ${visit}` }),
      press('Next', REVIEW, CONTACT),
      submit(),
      say('my requests', /My requests.*SR-\d{6,}/s),
    ],
  },
  {
    name: 'exchange quote',
    share: 15,
    steps: () => [
      join(),
      press('Request an exchange', CUSTOMERS),
      say('contoso', /Which reservation do you want to give back/),
      press('Standard_E8s_v5', /How many units do you want to give back/),
      say('2', /What you give back/),
      say('next', /Which product/),
      say('standard_d8s_v5', /"id":"billingPlan"/),
      say('next', /How many units do you want to get/),
      press(/^Fewest/, /What you get for it/),
      press('Show the quote', /Exchange quote/),
    ],
  },
  {
    name: 'overview and search',
    share: 20,
    steps: (visit) => {
      const { customer, sku } = nth(CHANGED, visit);
      return [
        join(),
        say('look up a reservation', CUSTOMERS),
        say('wonderland', CUSTOMERS),
        press('Next page', /Page 2 of 2/),
        say(customer, /Which reservation/),
        press(sku, /Reservation overview/),
        press('Done', MENU),
        say('what does Fabrikam use?', /Fabrikam Inc/),
      ];
    },
  },
  {
    name: 'help and lists',
    share: 10,
    steps: () => [
      join(),
      say('help', MENU),
      say('all customers at a glance', /All customers at a glance/),
      say('1', /Expiring within 30 days|expire/),
      say('back', /All customers at a glance/),
      say('start over', MENU),
      say('my requests', /My requests|request/),
    ],
  },
  {
    name: 'renamed and renewed',
    share: 15,
    claims: CHANGED,
    steps: (visit, { customer, sku }) => [
      join(),
      press('Configuration', CUSTOMERS),
      say(customer, /Which reservation/),
      press(sku, /Turn o(?:n|ff) renewal/),
      press('Rename', /New name/),
      press('Next', /Rename the reservation\?/, { displayName: `Name ${visit}` }),
      press(/^Yes/, /Done\./),
      press(/^Turn o(?:n|ff) renewal/, /Change automatic renewal/),
      press(/^Yes/, /Done\. Automatic renewal/),
      press('Done', MENU),
    ],
  },
  {
    name: 'wrong input',
    share: 10,
    steps: (visit) => [
      join(),
      say('xyzzy plugh', MENU),
      say('refund', CUSTOMERS),
      say('qqqqqq', CUSTOMERS),
      say(nth(REFUNDED, visit).customer, /Which reservation/),
      press(nth(REFUNDED, visit).sku, /"id":"quantity"/),
      say('minus four', /"id":"quantity"/),
      say('100000', /"id":"quantity"/),
      say('start over', MENU),
    ],
  },
];

/** The mean number of turns of a visit. */
export function turnsPerVisit(): number {
  const turns = VISIT_KINDS.map(({ share, steps }) => share * steps(0, NOBODY).length);
  const shares = VISIT_KINDS.map(({ share }) => share);
  return sum(turns) / sum(shares);
}

function join(): Step {
  return { act: { kind: 'join' }, shows: /Welcome to the Reservation Desk/, files: false };
}

function say(words: string, shows: RegExp): Step {
  return { act: { kind: 'say', words }, shows, files: false };
}

function press(title: string | RegExp, shows: RegExp, fields: Fields = {}): Step {
  return { act: { kind: 'press', title, fields }, shows, files: false };
}

function submit(): Step {
  return { ...press('Submit request', RECEIPT), files: true };
}

function nth<T>(values: readonly T[], index: number): T {
  return values[index % values.length]!;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
