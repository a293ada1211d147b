import type { Texts } from '../../services/localization/texts.js';
import type { Caller } from '../../services/model.js';
import { type Change, type Colleagues, ROLE_NEEDED } from '../../services/roles.js';

/** How many people are named who may do what the user may not. */
const MOST_NAMED = 3;

/** Says which role a change needs, which ones the user has, and whom of the same company to ask. */
export async function roleRefusal(
  { texts, caller }: { readonly texts: Texts; readonly caller: Caller },
  colleagues: Colleagues,
  change: Change,
): Promise<string> {
  const needed = ROLE_NEEDED[change];
  const holders = (await colleagues.withRole(caller, needed)).slice(0, MOST_NAMED);
  const refusal = texts.say(`roles.refused.${change}`, {
    needed: texts.label('role', needed),
    own: texts.list(caller.roles.map((role) => texts.label('role', role))),
  });
  if (holders.length === 0) return `${refusal} ${texts.say('roles.nobody')}`;
  const names = texts.list(
    holders.map(({ name, email }) =>
      email === undefined ? name : texts.say('roles.person', { name, email }),
    ),
  );
  return `${refusal} ${texts.say('roles.whom', { names, count: holders.length })}`;
}
