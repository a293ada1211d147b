import { z } from 'zod';
import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import type { StandInFile, StandInFileWorkspace } from '../../world/records.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { bodyOf } from '../armRoute.js';
import type { SupportTenants } from './supportTenant.js';

/** The service's own limits. */
const CHUNK_BYTES = 2.5 * 1024 * 1024;
const FILE_BYTES = 5 * 1024 * 1024;
const MOST_CHUNKS = 2;

const newFile = z.object({
  properties: z.object({
    chunkSize: z.int().min(1).max(CHUNK_BYTES),
    fileSize: z.int().min(1).max(FILE_BYTES),
    numberOfChunks: z.int().min(1).max(MOST_CHUNKS),
  }),
});
const chunk = z.object({ content: z.base64(), chunkIndex: z.int().min(0) });

/** Files for support tickets: a workspace, its files, and their chunks. */
export class FileRoutes {
  constructor(
    private readonly world: StandInWorld,
    private readonly tenants: SupportTenants,
  ) {}

  /** @param base '' or '/subscriptions/:subscriptionId' */
  below(base: string): StandInRoute[] {
    const workspace = `${base}/providers/Microsoft.Support/fileWorkspaces/:workspace`;
    const file = `${workspace}/files/:file`;
    return [
      {
        method: 'PUT',
        path: workspace,
        operation: 'support.createWorkspace',
        answer: (asked) => this.#make(asked),
      },
      {
        method: 'GET',
        path: workspace,
        operation: 'support.getWorkspace',
        answer: (asked) => this.#get(asked),
      },
      {
        method: 'GET',
        path: `${workspace}/files`,
        operation: 'support.listFiles',
        answer: (asked) => this.#list(asked),
      },
      { method: 'GET', path: file, operation: 'support.getFile', answer: (asked) => this.#getFile(asked) },
      {
        method: 'PUT',
        path: file,
        operation: 'support.createFile',
        answer: (asked) => this.#makeFile(asked),
      },
      {
        method: 'POST',
        path: `${file}/upload`,
        operation: 'support.uploadFile',
        answer: (asked) => this.#upload(asked),
      },
    ];
  }

  #make(request: StandInRequest): StandInReply {
    const { fileWorkspaces, subscriptionId } = this.tenants.of(request);
    const name = request.params.workspace ?? '';
    const present = fileWorkspaces.get(name);
    const createdOn = this.world.nowIso();
    const workspace = present ?? { name, subscriptionId, createdOn, files: new Map() };
    fileWorkspaces.set(name, workspace);
    return { status: present ? 200 : 201, body: this.#workspaceBody(request, workspace) };
  }

  #get(request: StandInRequest): StandInReply {
    return ok(this.#workspaceBody(request, this.#workspace(request)));
  }

  #list(request: StandInRequest): StandInReply {
    const files = [...this.#workspace(request).files.values()];
    return armPage(
      request,
      files.map((file) => this.#fileBody(request, file)),
    );
  }

  #getFile(request: StandInRequest): StandInReply {
    return ok(this.#fileBody(request, this.#file(request)));
  }

  #makeFile(request: StandInRequest): StandInReply {
    this.#openOfTicket(request);
    const { files } = this.#workspace(request);
    const { properties } = bodyOf(request, newFile, 'BadRequest');
    if (Math.ceil(properties.fileSize / properties.chunkSize) !== properties.numberOfChunks) {
      refuse(400, 'BadRequest', 'The chunks do not make up the file.');
    }
    const name = request.params.file ?? '';
    const file = { name, ...properties, createdOn: this.world.nowIso(), chunks: new Map() };
    files.set(name, file);
    return { status: 201, body: this.#fileBody(request, file) };
  }

  #upload(request: StandInRequest): StandInReply {
    const file = this.#file(request);
    const { content, chunkIndex } = bodyOf(request, chunk, 'BadRequest');
    const bytes = Buffer.from(content, 'base64');
    const isLast = chunkIndex === file.numberOfChunks - 1;
    const expected = isLast ? file.fileSize - file.chunkSize * chunkIndex : file.chunkSize;
    if (chunkIndex >= file.numberOfChunks || bytes.length !== expected) {
      refuse(400, 'BadRequest', 'The chunk is not of the size that was said.');
    }
    file.chunks.set(chunkIndex, bytes);
    return { status: 204 };
  }

  /** A ticket has a workspace of its own, by its number, from the start. */
  #openOfTicket(request: StandInRequest): void {
    const { fileWorkspaces, tickets, subscriptionId } = this.tenants.of(request);
    const name = request.params.workspace ?? '';
    const isOfTicket = [...tickets.values()].some(({ supportTicketId }) => supportTicketId === name);
    if (!isOfTicket || fileWorkspaces.has(name)) return;
    fileWorkspaces.set(name, { name, subscriptionId, createdOn: this.world.nowIso(), files: new Map() });
  }

  #workspace(request: StandInRequest): StandInFileWorkspace {
    const { fileWorkspaces, subscriptionId } = this.tenants.of(request);
    const found = fileWorkspaces.get(request.params.workspace ?? '');
    if (found && found.subscriptionId === subscriptionId) return found;
    return refuse(404, 'FileWorkspaceNotFound', 'There is no such file workspace.');
  }

  #file(request: StandInRequest): StandInFile {
    const found = this.#workspace(request).files.get(request.params.file ?? '');
    return found ?? refuse(404, 'FileNotFound', 'The workspace has no such file.');
  }

  #workspaceBody(request: StandInRequest, { name, createdOn }: StandInFileWorkspace): object {
    const expirationTime = new Date(Date.parse(createdOn) + 24 * 3_600_000).toISOString();
    return {
      id: `${this.tenants.of(request).base}/providers/Microsoft.Support/fileWorkspaces/${name}`,
      name,
      type: 'Microsoft.Support/fileWorkspaces',
      properties: { createdOn, expirationTime },
    };
  }

  #fileBody(request: StandInRequest, file: StandInFile): object {
    const { name, chunkSize, fileSize, numberOfChunks, createdOn } = file;
    const { base } = this.tenants.of(request);
    return {
      id: `${base}/providers/Microsoft.Support/fileWorkspaces/${request.params.workspace}/files/${name}`,
      name,
      type: 'Microsoft.Support/files',
      properties: { createdOn, chunkSize, fileSize, numberOfChunks },
    };
  }
}
