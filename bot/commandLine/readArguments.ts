import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputError } from './inputError.js';

/** Options and other words of a command line. @throws InputError for an option that there is not, or one without its value */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new InputError(`${cause.message.split('. ')[0]}: see the options with --help.`, [], { cause });
  }
}

/** @throws InputError when there is a word too many */
export function refuseStray([word]: readonly string[]): void {
  if (word !== undefined)
    throw new InputError(`${JSON.stringify(word)} belongs to no option: see them with --help.`);
}
