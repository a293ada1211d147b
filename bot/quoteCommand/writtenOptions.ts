import { parseArgs } from 'node:util';
import { InputError } from '../commandLine/inputError.js';

const OPTIONS = {
  customer: { type: 'string' },
  reservation: { type: 'string' },
  quantity: { type: 'string' },
  on: { type: 'string' },
  policy: { type: 'string' },
  language: { type: 'string' },
  exchange: { type: 'boolean' },
  return: { type: 'string', multiple: true },
  buy: { type: 'string', multiple: true },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Record<string, { type: 'string' | 'boolean'; multiple?: true; short?: string }>;
type OptionName = keyof typeof OPTIONS;

/** The options as they were written, before anybody looked at what they say. */
export type WrittenOptions = Readonly<Partial<Record<OptionName, readonly string[] | string | true>>>;

/** @throws InputError for an option that there is not, one without its value, one given twice, and a stray word */
export function readOptions(args: readonly string[]): WrittenOptions {
  // Its strict mode explains itself to programmers; the tokens tell enough to do better.
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const written = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw strayWord(token.value);
    const { name, value } = token;
    if (!isOption(name)) {
      throw new InputError(`There is no option ${token.rawName}: see all of them with --help.`);
    }
    checkValue(name, value, token.inlineValue === true);
    const values = written.get(name) ?? [];
    if (values.length > 0 && !isRepeatable(name)) {
      throw new InputError(`--${name} stands twice: leave one of them out.`);
    }
    written.set(name, [...values, value ?? '']);
  }
  const entries = [...written].map(([name, values]) => [
    name,
    isRepeatable(name) ? values : singleValue(name, values),
  ]);
  return Object.fromEntries(entries);
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function isRepeatable(name: OptionName): boolean {
  return 'multiple' in OPTIONS[name];
}

function singleValue(name: OptionName, [value]: readonly string[]): string | true {
  return OPTIONS[name].type === 'boolean' ? true : (value ?? '');
}

function checkValue(name: OptionName, value: string | undefined, isInline: boolean): void {
  if (OPTIONS[name].type === 'boolean') {
    if (value !== undefined) throw new InputError(`--${name} takes no value: write --${name} alone.`);
    return;
  }
  if (value === undefined || value.trim() === '' || (!isInline && value.startsWith('--'))) {
    throw new InputError(`--${name} needs a value after it: see --help for an example.`);
  }
}

function strayWord(word: string): InputError {
  return new InputError(
    `${JSON.stringify(word)} belongs to no option: put values with spaces in quotes, and see --help for the options.`,
  );
}
