import { InputError } from '../commandLine/inputError.js';
import { readArguments, refuseStray } from '../commandLine/readArguments.js';

/** One run of the command. */
export type AuditCall =
  | { readonly kind: 'verify'; readonly json: boolean; readonly against?: string | undefined }
  | {
      readonly kind: 'show';
      readonly json: boolean;
      readonly customerId: string;
      readonly requestId?: string | undefined;
    };

const OPTIONS = {
  against: { type: 'string' },
  customer: { type: 'string' },
  request: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
type OptionName = keyof typeof OPTIONS;

/** What each command takes besides `--json`. */
const TAKEN = {
  verify: ['against'],
  show: ['customer', 'request'],
} as const satisfies Record<AuditCall['kind'], readonly OptionName[]>;

/** @returns undefined when help is asked for @throws InputError */
export function readCall(args: readonly string[]): AuditCall | undefined {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [kind, ...others] = positionals;
  if (values.help || kind === undefined) return undefined;
  if (kind !== 'verify' && kind !== 'show')
    throw new InputError(`There is no command ${JSON.stringify(kind)}: write verify or show.`);
  refuseStray(others);
  const stray = (['against', 'customer', 'request'] as const).find(
    (name) => values[name] !== undefined && !(TAKEN[kind] as readonly OptionName[]).includes(name),
  );
  if (stray) throw new InputError(`${kind} takes no --${stray}: see the options with --help.`);
  const json = values.json === true;
  if (kind === 'verify') return { kind, json, against: values.against };
  if (values.customer === undefined)
    throw new InputError('Say whose entries to show: --customer with the ID that verify names.');
  return { kind, json, customerId: values.customer, requestId: values.request };
}
