import { InputError } from '../commandLine/inputError.js';
import { readArguments, refuseStray } from '../commandLine/readArguments.js';

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
  const { values, positionals } = readArguments(args, OPTIONS);
  if (values.help) return undefined;
  refuseStray(positionals);
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
