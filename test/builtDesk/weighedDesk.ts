import type { MemoryReport } from '../support/memoryReport.js';
import { type BuiltDesk, type BuiltDeskOptions, startBuiltDesk } from './builtDesk.js';
import { compiled } from './compiled.js';

const NODE_OPTIONS = ['--expose-gc', '--import', compiled('support/memoryReport.ts')];

/** A built desk that tells what it holds once collected. */
export interface WeighedDesk extends BuiltDesk {
  memory(): Promise<MemoryReport>;
}

/** @throws NoStart */
export async function startWeighedDesk(options: Omit<BuiltDeskOptions, 'nodeOptions'>): Promise<WeighedDesk> {
  const desk = await startBuiltDesk({ ...options, nodeOptions: NODE_OPTIONS });
  return { ...desk, memory: async () => (await desk.ask('memory')) as MemoryReport };
}
