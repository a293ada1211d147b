/** What `--help` prints. */
export const USAGE = `Checks and shows the audit trail: who changed what and when, for each customer of the desk. Only reads, and may run beside
the desk. Reads where the desk writes, by the same settings (DATA_DIR, STORAGE, AUDIT_KEY).

Check everything:    npm run audit -- verify
Note where it ends:  npm run --silent audit -- verify --json > heads.jsonl
Check against that:  npm run audit -- verify --against heads.jsonl
Show a customer:     npm run audit -- show --customer 5b1f
Show one request:    npm run audit -- show --customer 5b1f --request SR-000123

verify
  --json             one JSON object a customer and line: customer, entries, newest entry and its hash, breaks
  --against FILE     what --json printed earlier. Keep it where those who can write the trail cannot: then a trail that
                     was made anew as a whole, or put back to an older state together with the documents, is found too
show
  --customer ID      as verify names it
  --request NUMBER   only entries about this request
  --json             the entries as they are kept, one a line
  --help             this text

Exit status: 0 whole, 1 a break was found, or something is wrong with what was asked or with the desk.`;
