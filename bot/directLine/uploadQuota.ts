import { HttpProblem } from '../http/httpProblem.js';

/** How much may lie in the folder of uploads. */
export interface UploadLimits {
  /** Bytes of one user's files. */
  readonly ofUser: number;
  /** Bytes of all files. */
  readonly inAll: number;
}

interface CountedFile {
  readonly owner: string;
  readonly bytes: number;
}

/** Counts what lies in the folder of uploads. */
export class UploadQuota {
  readonly #files = new Map<string, CountedFile>();
  readonly #byOwner = new Map<string, number>();
  #total = 0;

  constructor(private readonly limits: UploadLimits) {}

  add(id: string, owner: string, bytes: number): void {
    this.#files.set(id, { owner, bytes });
    this.#count(owner, bytes);
  }

  /** Does nothing for a file that was not counted. */
  remove(id: string): void {
    const file = this.#files.get(id);
    if (file === undefined) return;
    this.#files.delete(id);
    this.#count(file.owner, -file.bytes);
  }

  /** @throws HttpProblem 413 `UploadQuotaReached`, 507 `UploadsFull` when there is no room for more of the owner's */
  requireRoom(owner: string, bytes: number): void {
    if ((this.#byOwner.get(owner) ?? 0) + bytes > this.limits.ofUser) {
      const message = `You have sent all that is kept of one user’s files: ${this.limits.ofUser} bytes.`;
      throw new HttpProblem(413, 'UploadQuotaReached', message, { Connection: 'close' });
    }
    if (this.#total + bytes > this.limits.inAll) {
      const message =
        'There is no room for more files; the operator sets how much there is (UPLOADS_MAX_MB).';
      throw new HttpProblem(507, 'UploadsFull', message, { Connection: 'close' });
    }
  }

  #count(owner: string, bytes: number): void {
    this.#total += bytes;
    const ofOwner = (this.#byOwner.get(owner) ?? 0) + bytes;
    if (ofOwner > 0) this.#byOwner.set(owner, ofOwner);
    else this.#byOwner.delete(owner);
  }
}
