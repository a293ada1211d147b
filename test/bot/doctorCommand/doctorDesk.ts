import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runDoctorCommand } from '../../../bot/doctorCommand/doctorCommand.js';
import type { Finding } from '../../../services/checkUp.js';
import { systemClock } from '../../../services/clock.js';
import { randomIds } from '../../../services/ids.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import { openCheckUp } from '../../../services/partnerCenter/checkUp/openCheckUp.js';
import type { RemoteLimits } from '../../../services/remote/remoteLimits.js';
import { customer, reservation } from '../../services/local/deskFixture.js';
import { openStandIn } from '../../standIn/standIn.js';
import { type CommandRun, runHere } from '../commandLine/commandRun.js';

export const PARTNER = 'aaaaaaaa-0000-4000-8000-000000000001';
export const CONTOSO = 'cccccccc-0000-4000-8000-000000000001';
export const FABRIKAM = 'cccccccc-0000-4000-8000-000000000002';
export const WEB = 'dddddddd-0000-4000-8000-000000000001';
export const VAULT_SECRET = 'partner-refresh-token';

/** Contoso with a reservation, Fabrikam without. */
export function twoCustomers(): CustomerDocument[] {
  const web = reservation({ id: WEB, orderId: 'eeeeeeee-0000-4000-8000-000000000001', customerId: CONTOSO });
  return [customer(CONTOSO, 'Contoso Ltd', PARTNER, [web]), customer(FABRIKAM, 'Fabrikam Inc', PARTNER)];
}

/** A finding as `--json` prints it. */
export type PrintedFinding = Finding & {
  says: string;
  remedy?: string;
  problems?: { name: string; remedy: string }[];
};

interface DoctorSetting {
  readonly environment: Record<string, string>;
  /** How far this machine's clock is ahead. */
  aheadMs: number;
  /** How long the services are waited for. */
  limits: Partial<RemoteLimits>;
}

/** The services on loopback, and settings that lead to them with the refresh token in a file. */
export async function openDoctorDesk(documents = twoCustomers()) {
  const standIn = await openStandIn({ documents, clock: systemClock });
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-doctor-'));
  const tokenFile = path.join(folder, 'refresh-token');
  await writeFile(tokenFile, standIn.entra.signIn(PARTNER), { mode: 0o600 });
  const environment: Record<string, string> = {
    BACKEND: 'partner-center',
    PARTNER_TENANT_ID: PARTNER,
    PARTNER_APP_ID: standIn.entra.clientId,
    PARTNER_APP_SECRET: standIn.entra.clientSecret,
    PARTNER_TOKEN_FILE: tokenFile,
    ENTRA_URL: standIn.urls.entra,
    PARTNER_CENTER_URL: standIn.urls.partnerCenter,
    GRAPH_URL: standIn.urls.graph,
    AZURE_MANAGEMENT_URL: standIn.urls.arm,
    DATA_DIR: path.join(folder, 'data'),
  };
  const setting: DoctorSetting = { environment, aheadMs: 0, limits: { attemptMs: 5_000, maxRetries: 1 } };
  const run = (args: readonly string[] = []) => runDoctor(setting, args);
  return Object.assign(setting, {
    standIn,
    folder,
    tokenFile,
    token: async () => (await readFile(tokenFile, 'utf8')).trim(),
    run,
    /** What was found, by the names of the checks. */
    async findings(args: readonly string[] = []): Promise<ReadonlyMap<string, PrintedFinding>> {
      const { out } = await run(['--json', ...args]);
      const found = out.split('\n').map((line): PrintedFinding => JSON.parse(line));
      return new Map(found.map((one) => [one.check, one]));
    },
    /** Requests that change something at a service, but for tokens and lookups that are posted. */
    changes: () =>
      standIn.calls.filter(
        ({ method, operation }) => method !== 'GET' && !/^(?:entra\.token|graph\.getByIds)$/.test(operation),
      ),
    async close() {
      await standIn.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}
export type DoctorDesk = Awaited<ReturnType<typeof openDoctorDesk>>;

/** Runs the command within this process. */
function runDoctor(
  { environment, aheadMs, limits }: DoctorSetting,
  args: readonly string[],
): Promise<CommandRun> {
  const checkUp = openCheckUp({
    clock: { now: () => new Date(systemClock.now().getTime() + aheadMs) },
    ids: randomIds,
    random: () => 0,
    limits,
  });
  return runHere((tools) => runDoctorCommand(args, { ...tools, checkUp }), environment);
}
