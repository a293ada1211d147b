import { open } from 'node:fs/promises';
import { UnreachableError } from '../../errors.js';
import { durableWrite, type WriteText } from '../../local/durableWrite.js';
import { sharedWithOthers } from '../../ownerOnly.js';
import type { RefreshTokenStore } from './refreshTokenStore.js';

/** A file of this machine that nobody but its owner may use, and in which there is only the token. */
export class FileTokenStore implements RefreshTokenStore {
  readonly restMs = 0;
  readonly #path: string;
  readonly #write: WriteText;

  constructor(path: string, write: WriteText = durableWrite) {
    this.#path = path;
    this.#write = write;
  }

  async read(): Promise<string> {
    const { shared, text } = await this.#content();
    if (shared !== undefined) throw this.#unusable(shared);
    if (text === '') throw this.#unusable('it is empty: write the refresh token into it');
    return text;
  }

  async write(refreshToken: string): Promise<void> {
    try {
      await this.#write(this.#path, `${refreshToken}\n`);
    } catch (error) {
      throw this.#unusable(`it cannot be written (${codeOf(error)})`);
    }
  }

  /** Looks at the rights of the very file that is read. */
  async #content(): Promise<{ shared: string | undefined; text: string }> {
    try {
      const file = await open(this.#path, 'r');
      try {
        const shared = sharedWithOthers(this.#path, await file.stat());
        return { shared, text: shared === undefined ? (await file.readFile('utf8')).trim() : '' };
      } finally {
        await file.close();
      }
    } catch (error) {
      throw this.#unusable(`it cannot be read (${codeOf(error)})`);
    }
  }

  #unusable(why: string): UnreachableError {
    return new UnreachableError('ServiceSignIn', `Refresh token file ${this.#path}: ${why}`, {
      service: { service: 'entra' },
    });
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'no reason given';
}
