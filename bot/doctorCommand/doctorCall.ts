import { parseArgs } from 'node:util';
import { InputError } from '../quoteCommand/inputError.js';

/** One run of the command. */
export interface DoctorCall {
  readonly json: boolean;
  readonly customer: string | undefined;
  readonly reservation: string | undefined;
}

const OPTIONS = {
  customer: { type: 'string' },
  reservation: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @returns undefined when help is asked for @throws InputError */
export function readCall(args: readonly string[]): DoctorCall | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [stray] = positionals;
  if (stray !== undefined) {
    throw new InputError(`${JSON.stringify(stray)} belongs to no option: see them with --help.`);
  }
  return {
    json: values.json === true,
    customer: filled('customer', values.customer),
    reservation: filled('reservation', values.reservation),
  };
}

function filled(name: string, value: string | undefined): string | undefined {
  if (value?.trim() === '') throw new InputError(`--${name} needs a value after it: see --help.`);
  return value?.trim();
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new InputError(`${cause.message.split('. ')[0]}: see the options with --help.`, [], { cause });
  }
}
