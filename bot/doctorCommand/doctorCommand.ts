import type { CheckUp, Finding } from '../../services/checkUp.js';
import type { CommandTools, ExitStatus } from '../commandLine/command.js';
import { printable } from '../commandLine/printable.js';
import { runCommand } from '../commandLine/runCommand.js';
import { type ConfigProblem, shownValue } from '../config/problems.js';
import { type DoctorCall, readCall } from './doctorCall.js';
import { INDENT, linesOf, wordsOf } from './findingText.js';
import { readSettings } from './settingsCheck.js';
import { USAGE } from './usage.js';

/** What the command needs of its process. */
export interface DoctorCommandTools extends CommandTools {
  readonly checkUp: CheckUp;
}

/** For the remedies. */
const STEPS = 'Steps are those of docs/connect.md.';

/** Runs `npm run doctor`. @returns the exit status: 0 nothing is wrong, 1 something is, 2 wrong usage */
export function runDoctorCommand(args: readonly string[], tools: DoctorCommandTools): Promise<ExitStatus> {
  const run = (call: DoctorCall) => examine(call, tools);
  return runCommand(args, tools, { usage: USAGE, wrongUse: 2, readCall, run });
}

async function examine(
  call: DoctorCall,
  { checkUp, environment, print }: DoctorCommandTools,
): Promise<0 | 1> {
  const { finding, problems, backend, kept } = readSettings(environment);
  const counts = { ok: 0, problem: 0, skipped: 0 };
  const tell = (found: Finding, settings: readonly ConfigProblem[] = []) => {
    counts[found.outcome] += 1;
    print(call.json ? jsonOf(found, settings) : [linesOf(found), ...settings.map(settingLine)].join('\n'));
  };
  tell(finding, problems);
  const { customer, reservation } = call;
  await checkUp({ backend, kept, customer, reservation }, (found) => tell(found));
  if (!call.json) print(`\n${counts.ok} ok, ${counted(counts.problem)}, ${counts.skipped} skipped.`);
  if (!call.json && counts.problem > 0) print(STEPS);
  return counts.problem === 0 ? 0 : 1;
}

function jsonOf(found: Finding, settings: readonly ConfigProblem[]): string {
  const problems = settings.map((one) => ({ name: one.name, value: shownValue(one), remedy: one.remedy }));
  return JSON.stringify({ ...found, ...wordsOf(found), ...(problems.length > 0 && { problems }) });
}

function settingLine(problem: ConfigProblem): string {
  return printable(`${INDENT}${problem.name} ${shownValue(problem)}: ${problem.remedy}`);
}

function counted(problems: number): string {
  return problems === 1 ? '1 problem' : `${problems} problems`;
}
