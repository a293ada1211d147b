import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded with `--import` before a program, makes its file system fail as the file that `FAULTS_FILE` names says, for as
 * long as there is one. What native code writes does not pass here: LMDB is told of a full disk by `statfsSync` alone.
 */
export interface DiskFault {
  /** Such as `ENOSPC`; undefined when the disk is only slow. */
  readonly code?: string;
  readonly calls: 'writes' | 'reads' | 'all';
  /** Part of the paths that it is about. */
  readonly path: string;
  /** 2: every second call fails. */
  readonly every?: number;
  /** How much longer each call takes. */
  readonly slowerMs?: number;
}

type Call = (...args: unknown[]) => unknown;

const faultsFile = process.env.FAULTS_FILE ?? '';
const real = { readFileSync: fs.readFileSync, existsSync: fs.existsSync };
let calls = 0;

function faultNow(): DiskFault | undefined {
  if (!real.existsSync(faultsFile)) return undefined;
  return JSON.parse(real.readFileSync(faultsFile, 'utf8')) as DiskFault;
}

/** The error that a call meets now, after as long as it takes. */
async function meet(kind: 'writes' | 'reads', name: string, file: unknown): Promise<Error | undefined> {
  const slowerMs = faultOf(kind, file)?.slowerMs;
  if (slowerMs !== undefined) await new Promise((resolve) => setTimeout(resolve, slowerMs));
  return errorNow(kind, name, file);
}

function errorNow(kind: 'writes' | 'reads', name: string, file: unknown): Error | undefined {
  const fault = faultOf(kind, file);
  if (!fault) return undefined;
  calls += 1;
  if (fault.code === undefined || calls % (fault.every ?? 1) !== 0) return undefined;
  const message = `${fault.code}: a fault of the test, ${name} '${String(file)}'`;
  return Object.assign(new Error(message), {
    code: fault.code,
    syscall: name,
    path: String(file),
    errno: -1,
  });
}

function faultOf(kind: 'writes' | 'reads', file: unknown): DiskFault | undefined {
  const fault = faultNow();
  const isMeant = fault && String(file).includes(fault.path) && [kind, 'all'].includes(fault.calls);
  return isMeant ? fault : undefined;
}

function kindOf(name: string, flags: unknown): 'writes' | 'reads' {
  if (name === 'readFile' || name === 'readdir' || name === 'stat') return 'reads';
  return name === 'open' && (flags === undefined || flags === 'r' || flags === 0) ? 'reads' : 'writes';
}

function spoilPromises(names: readonly string[]): void {
  const target = fs.promises as unknown as Record<string, Call>;
  for (const name of names) {
    const call = target[name]!;
    target[name] = async (...args: unknown[]) => {
      const error = await meet(kindOf(name, args[1]), name, args[name === 'rename' ? 1 : 0]);
      if (error) throw error;
      return call.apply(fs.promises, args);
    };
  }
}

function spoilCallbacks(names: readonly string[]): void {
  const target = fs as unknown as Record<string, Call>;
  for (const name of names) {
    const call = target[name]!;
    target[name] = (...args: unknown[]) => {
      const callback = args.at(-1) as (error: Error) => void;
      void meet(kindOf(name, args[1]), name, args[name === 'rename' ? 1 : 0]).then((error) =>
        error ? callback(error) : call.apply(fs, args),
      );
    };
  }
}

spoilPromises(['open', 'readFile', 'writeFile', 'rename', 'mkdir', 'link', 'readdir']);
spoilCallbacks(['open', 'rename']);
const statfsSync = fs.statfsSync;
fs.statfsSync = ((...args: Parameters<typeof statfsSync>) => {
  const found = statfsSync(...args);
  return errorNow('writes', 'statfs', args[0]) ? Object.assign(found, { bavail: 0 }) : found;
}) as typeof statfsSync;
const access = fs.promises.access;
fs.promises.access = async (...args: Parameters<typeof access>) => {
  const error = args[1] === fs.constants.W_OK && (await meet('writes', 'access', args[0]));
  if (error) throw error;
  return access(...args);
};
syncBuiltinESMExports();
