import { type Azurite, startAzurite } from '../support/azurite.js';
import { DeskServer } from './deskServer.js';
import { type FiledRequest, requestsInContainer, requestsInFolder } from './filedRequests.js';

export type SoakStorage = 'local' | 'azurite';

const CONTAINER = 'soak';
/** Beside that of the conversations. */
const DESK_CONTAINER = `${CONTAINER}-desk`;

/** One or several desks over one storage. */
export class SoakDesks {
  private constructor(
    readonly servers: readonly DeskServer[],
    private readonly azurite: Azurite | undefined,
  ) {}

  static async start(count: number, storage: SoakStorage): Promise<SoakDesks> {
    if (storage === 'local') return new SoakDesks([await DeskServer.start()], undefined);
    const azurite = await startAzurite();
    const env = {
      STORAGE: 'azure-blobs',
      AZURE_STORAGE_CONNECTION_STRING: azurite.connectionString,
      AZURE_STORAGE_CONTAINER: CONTAINER,
    };
    const servers = await Promise.all(Array.from({ length: count }, () => DeskServer.start(env)));
    return new SoakDesks(servers, azurite);
  }

  get urls(): string[] {
    return this.servers.map(({ url }) => url);
  }

  /** @param owners what the ids of their owners begin with */
  async requestsOnFile(owners: string): Promise<FiledRequest[]> {
    const filed = this.azurite
      ? await requestsInContainer(this.azurite.connectionString, DESK_CONTAINER)
      : this.servers.flatMap(({ dataDir }) => requestsInFolder(dataDir));
    return filed.filter(({ createdBy }) => createdBy.startsWith(owners));
  }

  /** What went wrong in the programs, as they logged it. */
  faults(): string[] {
    return this.servers.flatMap(({ faults }) => faults);
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
  }

  /** After the last look at what they left. */
  async remove(): Promise<void> {
    await this.stop();
    await this.azurite?.stop();
    await Promise.all(this.servers.map((server) => server.removeData()));
  }
}
