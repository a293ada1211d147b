import { ConfigError } from '../config.js';
import type { Command, CommandTools, ExitStatus } from './command.js';
import { InputError } from './inputError.js';
import { printable } from './printable.js';

/** Runs a command once. A fault of ours is thrown; what else goes wrong is told on standard error. */
export async function runCommand<Call>(
  args: readonly string[],
  { print, complain }: Pick<CommandTools, 'print' | 'complain'>,
  command: Command<Call>,
): Promise<ExitStatus> {
  try {
    const call = command.readCall(args);
    if (call !== undefined) return await command.run(call);
    print(command.usage);
    return 0;
  } catch (error) {
    const complaint = complaintOf(error) ?? command.complaintOf?.(error);
    if (complaint === undefined) throw error;
    complain(complaint);
    return error instanceof InputError ? (command.wrongUse ?? 1) : 1;
  }
}

function complaintOf(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof InputError)) return undefined;
  return [error.message, ...error.choices.map((one) => `  ${one}`)].map(printable).join('\n');
}
