import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { loadLanguageBook } from '../../../services/localization/languageBook.js';
import type { CommandTools, ExitStatus } from '../../commandLine/command.js';
import { InputError } from '../../commandLine/inputError.js';
import { printable } from '../../commandLine/printable.js';
import { readArguments, refuseStray } from '../../commandLine/readArguments.js';
import { runCommand } from '../../commandLine/runCommand.js';
import { type ConfigProblem, shownValue } from '../../config/problems.js';
import { deskVersion } from '../../version.js';
import { appPackage, PackageFaultsError } from './appPackage.js';
import { type PackageSettings, readPackageSettings } from './packageSettings.js';

const DEFAULT_OUT = 'dist-teams/reservation-desk-teams.zip';

const USAGE = `npm run teams:package [-- --out FILE]

Makes the app package that a Teams administrator uploads, out of the settings, and checks it against Microsoft's schema.
Reaches nothing outside this machine. docs/teams.md leads from there to users.

  --out FILE   where to write it: ${DEFAULT_OUT} unless told otherwise
  --help       this text

Exit status: 0 written, 1 not, 2 a setting is wrong or missing, or the command was used wrongly.`;

interface PackageCall {
  readonly out: string;
}

/** Runs `npm run teams:package`. @returns the exit status: 0 written, 1 not, 2 wrong settings or usage */
export function runPackageCommand(args: readonly string[], tools: CommandTools): Promise<ExitStatus> {
  const run = (call: PackageCall) => writePackage(call, tools);
  return runCommand(args, tools, { usage: USAGE, wrongUse: 2, readCall, run, complaintOf });
}

const OPTIONS = { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

function readCall(args: readonly string[]): PackageCall | undefined {
  const { values, positionals } = readArguments(args, OPTIONS);
  if (values.help) return undefined;
  refuseStray(positionals);
  const out = values.out ?? DEFAULT_OUT;
  if (!/[^/\\]\.zip$/i.test(out)) throw new InputError('--out needs the name of a file that ends in .zip.');
  return { out };
}

async function writePackage({ out }: PackageCall, tools: CommandTools): Promise<ExitStatus> {
  const reading = readPackageSettings(tools.environment);
  if ('problems' in reading) {
    tools.complain(described(reading.problems));
    return 2;
  }
  const version = deskVersion();
  const zip = appPackage(reading.settings, version, loadLanguageBook('en-US'));
  const file = resolve(out);
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomic(file, Buffer.from(zip));
  tools.print(inWords(file, version, reading.settings));
  return 0;
}

function described(problems: readonly ConfigProblem[]): string {
  const lines = problems.map((problem) => {
    const { name, allowed, remedy } = problem;
    return `  ${name} ${shownValue(problem)}\n    allowed: ${allowed}\n    remedy:  ${remedy}`;
  });
  const head = 'No package was made: the settings do not say everything that it needs.';
  return [head, ...lines.map((line) => line.split('\n').map(printable).join('\n'))].join('\n');
}

function complaintOf(error: unknown): string | undefined {
  if (error instanceof PackageFaultsError) return `No package was made. ${error.message}`;
  if (!(error instanceof Error && 'syscall' in error)) return undefined;
  return printable(`No package was made: ${error.message}`);
}

function inWords(file: string, version: string, { ssoResource, ...settings }: PackageSettings): string {
  const made = `${file}: version ${version} of app ${settings.appId}.`;
  if (ssoResource === undefined) return made;
  const tenant = settings.tenantId ?? 'organizations';
  const consent = `${settings.entraUrl}/${tenant}/adminconsent?client_id=${settings.appId}`;
  return `${made}\nAn administrator of the tenant consents to the sign-in at ${consent}`;
}
