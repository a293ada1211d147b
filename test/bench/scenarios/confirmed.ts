import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { chatRound } from '../chat/chatRound.js';
import { expectReplies } from '../chat/messages.js';
import { submittedRefund } from '../chat/visits.js';
import { median } from '../figures.js';
import { interleaved } from '../measurement.js';
import type { Scenario } from '../scenario.js';
import { DESK, startSide, stoppingAll } from '../servers/sides.js';

const TITLE = 'a request confirmed, which lies on the disk before its receipt is sent';
const PROBES = 50;
const PROBE_BYTES = 4_096;

/** Only these have the units to give back again and again. */
const SUBJECTS = [
  ['Adventure Works', 'Standard_F4s_v2'],
  ['Fourth Coffee', 'Standard_D2s_v5'],
  ['Fabrikam Inc', 'Standard_D8s_v5'],
  ['Contoso Ltd', 'Standard_D4s_v5'],
] as const;

/** One after another: in company a turn waits for the others' writes. */
export const confirmed: Scenario = {
  name: 'confirmed',
  title: TITLE,
  async run(options) {
    const server = await startSide(DESK, options);
    return stoppingAll([{ name: DESK, server }], async () => {
      await server.quiet();
      const send = expectReplies(server.url);
      let count = 0;
      const round = async () => {
        const [customer, sku] = SUBJECTS[count++ % SUBJECTS.length]!;
        const turns = Math.ceil(options.turnsPerRound / 2);
        const visit = submittedRefund(customer, sku);
        const figures = await chatRound({ server, send, visit, turns, atOnce: 1 });
        return { ...figures, 'write and fsync of 4 KB here, p50 ms': await fsyncMs(options.folder) };
      };
      return { title: TITLE, sides: await interleaved([{ name: DESK, round }], options) };
    });
  },
};

async function fsyncMs(folder: string): Promise<number> {
  const path = join(folder, 'probe');
  const file = await open(path, 'w');
  const content = Buffer.alloc(PROBE_BYTES, 'x');
  const times: number[] = [];
  for (let probe = 0; probe < PROBES; probe += 1) {
    const begin = performance.now();
    await file.write(content, 0, content.length, probe * content.length);
    await file.sync();
    times.push(performance.now() - begin);
  }
  await file.close();
  await unlink(path);
  return median(times);
}
