import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';

/** The account that every Azurite has; its key is public. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface Azurite {
  readonly connectionString: string;
  /** A container of its own, empty. */
  newContainer(): Promise<ContainerClient>;
  stop(): Promise<void>;
}

let containers = 0;

/**
 * Azure Blob Storage on this machine.
 * @param folder where its data stay; in memory where absent
 * @param port any free one where absent
 */
export async function startAzurite({ folder = '', port = 0 } = {}): Promise<Azurite> {
  const main = createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js');
  const place = folder === '' ? ['--inMemoryPersistence'] : ['--location', folder];
  const args = [
    main,
    ...place,
    '--blobPort',
    String(port),
    '--skipApiVersionCheck',
    '--disableTelemetry',
    '--silent',
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await listening(child);
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=${url}/${ACCOUNT};`;
  return {
    connectionString,
    async newContainer() {
      containers += 1;
      const service = BlobServiceClient.fromConnectionString(connectionString);
      const { containerClient } = await service.createContainer(`c${process.pid}-${containers}`);
      return containerClient;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** Azurite for the suite that it is called in, with a container of its own for each test. */
export function useAzurite() {
  let azurite: Azurite | undefined;
  let container: ContainerClient | undefined;
  before(async function () {
    this.timeout(60_000);
    azurite = await startAzurite();
  });
  after(() => azurite?.stop());
  beforeEach(async () => {
    container = await azurite?.newContainer();
  });
  return { azurite: () => azurite!, container: () => container! };
}

async function listening(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  child.stderr?.on('data', (data) => said.push(String(data)));
  if (child.stdout) {
    for await (const line of createInterface(child.stdout)) {
      const [, url] = /listens on (http:\S+)/.exec(line) ?? [];
      if (url !== undefined) return url;
      said.push(line);
    }
  }
  throw new Error(`Azurite did not start: ${said.join('\n')}`);
}
