import { join } from 'node:path';
import { systemClock } from '../../../services/clock.js';
import { deskFolder } from '../../../services/local/deskFolder.js';
import { LocalStore } from '../../../services/local/localStore.js';
import { FileMedium } from '../../../services/local/medium/fileMedium.js';
import { auditFiles } from '../../../services/storage/openAuditStore.js';
import { forked } from '../inProcess/forked.js';
import { portfolioCustomers, RESERVATIONS_EACH } from '../inProcess/portfolioDesk.js';
import { type Figures, interleaved } from '../measurement.js';
import type { Scenario } from '../scenario.js';

const TITLE = `what answers over all customers, with ${RESERVATIONS_EACH} reservations each, cost in one process`;
const SIZES = [14, 20_000] as const;
const QUICK_SIZES = [14, 1_000] as const;
/** A round is a process with its own warm-up. */
const ROUNDS = 3;

export const portfolio: Scenario = {
  name: 'portfolio',
  title: TITLE,
  async run({ folder, isQuick, rounds }) {
    const sides = [];
    for (const customers of isQuick ? QUICK_SIZES : SIZES) {
      const dataDir = join(folder, String(customers));
      await layDown(dataDir, customers);
      const name = `${customers.toLocaleString('en')} customers`;
      sides.push({ name, round: () => forked<Figures>('./portfolioProcess.ts', dataDir) });
    }
    const count = { warmUps: 0, rounds: Math.min(ROUNDS, rounds) };
    return { title: TITLE, sides: await interleaved(sides, count), isFirstTheBase: true };
  },
};

async function layDown(dataDir: string, customers: number): Promise<void> {
  const store = await LocalStore.open({
    medium: new FileMedium(deskFolder(dataDir)),
    audits: auditFiles(dataDir),
    clock: systemClock,
    log: () => {},
    seed: () => portfolioCustomers(customers, systemClock.now()),
  });
  await store.close();
}
