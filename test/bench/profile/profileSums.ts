import { z } from 'zod';

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).default([]),
    }),
  ),
  samples: z.array(z.number()),
  /** In microseconds, each before the sample of the same place. */
  timeDeltas: z.array(z.number()),
});

/** What V8 writes with `--cpu-prof`. */
export type CpuProfile = z.output<typeof profileSchema>;
type ProfileNode = CpuProfile['nodes'][number];
type Frame = ProfileNode['callFrame'];

/** Which module a line of a file was made from; undefined where it is the file itself. */
export type ModuleAt = (url: string, line: number) => string | undefined;

/** Time in microseconds. */
export interface Sum {
  readonly name: string;
  /** In the function itself, or in the package's own code. */
  readonly selfUs: number;
  /** With all that was called from it, each moment once. */
  readonly inclusiveUs: number;
}

export interface ProfileSums {
  /** Without the time in which nothing was computed. */
  readonly busyUs: number;
  /** Packages, the parts of our own code by folder, and node itself. */
  readonly packages: readonly Sum[];
  /** Our own. */
  readonly functions: readonly Sum[];
}

/** What a node of the profile is counted under; undefined where it is counted under nothing. */
type NameOf = (frame: Frame) => string | undefined;

/** The last of these folders in a path is where our own code begins. */
const OWN_PATH = /^(?:.*\/)?((?:bot|dialogs|cards|services)\/.+)$/;
const NATIVE = /^\((?:garbage collector|program)\)$/;

/** @throws z.ZodError for what is no profile */
export function readProfile(text: string): CpuProfile {
  return profileSchema.parse(JSON.parse(text));
}

/** @param afterUs what came before this long after the profile's begin does not count: the start, and the warm-up */
export function sumProfile(profile: CpuProfile, afterUs: number, moduleAt: ModuleAt): ProfileSums {
  const placeOf = ({ url, lineNumber }: Frame) => (url === '' ? '' : (moduleAt(url, lineNumber) ?? url));
  const selfUs = selfTimes(profile, afterUs);
  const busyUs = [...selfUs.values()].reduce((sum, us) => sum + us, 0);
  return {
    busyUs,
    packages: sums(profile, selfUs, (frame) => packageOf(frame, placeOf(frame))),
    functions: sums(profile, selfUs, (frame) => ownFunctionOf(frame, placeOf(frame))),
  };
}

/** `dialogs`, `botbuilder-core`, `node`; what V8 does by itself keeps its name. */
function packageOf({ functionName }: Frame, place: string): string | undefined {
  if (place.startsWith('node:')) return 'node';
  const [, dependency] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(place) ?? [];
  if (dependency !== undefined) return dependency;
  if (place !== '') return ownPath(place)?.split('/')[0];
  return NATIVE.test(functionName) ? functionName : undefined;
}

function ownFunctionOf({ functionName, lineNumber }: Frame, place: string): string | undefined {
  const path = place.includes('node_modules/') ? undefined : ownPath(place);
  if (path === undefined) return undefined;
  return `${functionName || '(anonymous)'} ${path}:${lineNumber + 1}`;
}

/** From the folder on that says whose part it is. */
function ownPath(place: string): string | undefined {
  return OWN_PATH.exec(place)?.[1];
}

/** By node, of those that were on top of the stack. */
function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, afterUs: number): Map<number, number> {
  const idle = new Set(
    nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id),
  );
  const selfUs = new Map<number, number>();
  let atUs = 0;
  for (const [index, id] of samples.entries()) {
    const us = timeDeltas[index] ?? 0;
    atUs += us;
    if (atUs > afterUs && !idle.has(id)) selfUs.set(id, (selfUs.get(id) ?? 0) + us);
  }
  return selfUs;
}

/** Builtins without a place of their own count for who called them. */
function sums({ nodes }: CpuProfile, selfUs: ReadonlyMap<number, number>, nameOf: NameOf): Sum[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const self = new Map<string, number>();
  const inclusive = new Map<string, number>();
  const add = (to: Map<string, number>, name: string, us: number) => to.set(name, (to.get(name) ?? 0) + us);
  const visit = (node: ProfileNode, caller: string | undefined, above: ReadonlySet<string>) => {
    const { callFrame } = node;
    const name = nameOf(callFrame) ?? (callFrame.url === '' ? caller : undefined);
    const names = name === undefined || above.has(name) ? above : new Set([...above, name]);
    const us = selfUs.get(node.id) ?? 0;
    if (name !== undefined) add(self, name, us);
    if (us > 0) for (const each of names) add(inclusive, each, us);
    for (const id of node.children) {
      const child = byId.get(id);
      if (child) visit(child, name, names);
    }
  };
  const [root] = nodes;
  if (root) visit(root, undefined, new Set());
  return [...inclusive]
    .map(([name, inclusiveUs]) => ({ name, selfUs: self.get(name) ?? 0, inclusiveUs }))
    .sort((a, b) => b.selfUs - a.selfUs || b.inclusiveUs - a.inclusiveUs);
}
