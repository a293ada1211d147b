/** What `--help` prints. */
export const USAGE = `Checks whether the desk's settings lead to a partner's real customers, step by step, and says what is wrong and how to mend
it. Only reads; a newer refresh token that comes back is kept as the desk keeps it. May run beside the desk.

Check everything:        npm run doctor
With another customer:   npm run doctor -- --customer contoso.com
For a program:           npm run --silent doctor -- --json

  --customer TEXT      look at this one instead of the first: its id, its domain, or how its name begins
  --reservation ID     look at this reservation of the customer instead of one that is in force
  --json               one JSON object a check and line
  --help               this text

Each check is ok, a problem, or skipped because of another one. Ids of customers and reservations are printed, no names; the
domain of a customer only where --customer named it.

Exit status: 0 nothing is wrong, 1 something is, 2 the command was used wrongly.`;
