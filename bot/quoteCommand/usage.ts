/** What `--help` prints. */
export const USAGE = `Quotes a refund or an exchange as the desk would, from the documents in DATA_DIR. Only reads them, and may run
beside the desk; where there is no desk yet, it lays down demo data as the desk would.

A refund:    npm run quote -- --customer contoso.com --reservation "Web front end" --quantity 3
An exchange: npm run quote -- --customer contoso.com --return "Web front end=3" \\
               --buy Standard_D8s_v5@westeurope:P3Y:Monthly=2
Everything:  npm run --silent quote -- --all --json

  --customer CUSTOMER        name, domain or ID, or a part of one that fits no other customer
  --reservation RESERVATION  name, product, ID or order ID, or a part of one that fits no other
  --quantity NUMBER          units to return; without it, all of them
  --exchange                 quote an exchange; may be left out beside --return or --buy
  --return RESERVATION=NUMBER
                             units of a reservation to give back; without =NUMBER, all of them. May stand several times
  --buy PRODUCT@REGION:TERM:PLAN=NUMBER
                             what to get instead; TERM is P1Y or P3Y, PLAN Upfront or Monthly. May stand several times
  --all                      one refund quote for each reservation of each customer, or of --customer
  --on DAY                   as of this UTC day, such as 2027-03-01, or instant, such as 2027-03-01T09:30:00Z; without
                             it, as of now
  --policy POLICY            refund policy; without it, the desk's own (REFUND_POLICY)
  --language LANGUAGE        such as en or fr; without it, the desk's own (DEFAULT_LOCALE)
  --json                     one JSON object a quote and line, amounts in minor units (cents). Use npm run --silent, so
                             that npm adds no lines of its own
  --help                     this text

A refused refund or exchange is a quote as well: it says why, and what would pass.
Exit status: 0 quoted, 1 something is wrong with what was asked or with the desk; standard error says what.`;
