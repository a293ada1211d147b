import {
  asideName,
  type DocumentMedium,
  type ListedFile,
  type StoredText,
} from '../../../../services/local/medium/documentMedium.js';
import { stateConflict } from '../../../../services/storage/stateConflict.js';

/** Documents that several processes share, in memory. */
export class SharedFiles {
  readonly files = new Map<string, StoredText>();
  #writes = 0;

  put(file: string, text: string): string {
    this.#writes += 1;
    const version = `v${this.#writes}`;
    this.files.set(file, { text, version });
    return version;
  }

  /** The only one whose name begins so. */
  nameOf(beginning: string): string {
    const [name, ...others] = [...this.files.keys()].filter((file) => file.startsWith(beginning));
    if (name === undefined || others.length > 0) throw new Error(`not one file ${beginning}`);
    return name;
  }
}

/** The documents as one process has them. */
export class SharedMemoryMedium implements DocumentMedium {
  readonly isShared = true;
  /** Runs before a file is read or written, and may throw. */
  before: (call: 'read' | 'write', file: string) => void | Promise<void> = () => {};

  constructor(private readonly shared: SharedFiles) {}

  async read(file: string, known?: string): Promise<StoredText | 'unchanged' | undefined> {
    await this.before('read', file);
    const found = this.shared.files.get(file);
    return found !== undefined && found.version === known ? 'unchanged' : found;
  }

  async write(file: string, text: string, expected: string | undefined): Promise<string> {
    await this.before('write', file);
    if (this.shared.files.get(file)?.version !== expected) throw stateConflict();
    return this.shared.put(file, text);
  }

  async setAside(file: string, at: Date): Promise<string> {
    const aside = asideName(file, at, 1);
    this.shared.put(aside, this.shared.files.get(file)?.text ?? '');
    this.shared.files.delete(file);
    return aside.slice(aside.lastIndexOf('/') + 1);
  }

  async *list(folder: string, beginning = ''): AsyncGenerator<ListedFile> {
    const prefix = folder === '' ? '' : `${folder}/`;
    for (const [file, { version }] of [...this.shared.files]) {
      const name = file.slice(prefix.length);
      if (file.startsWith(`${prefix}${beginning}`) && !name.includes('/')) yield { name, version };
    }
  }

  async isLaidDown(): Promise<boolean> {
    return this.shared.files.has('requestNumbers.json');
  }

  async layDown(files: Iterable<readonly [file: string, text: string]>): Promise<void> {
    for (const [file, text] of files) if (!this.shared.files.has(file)) this.shared.put(file, text);
  }

  async prepare(): Promise<void> {}
  async check(): Promise<void> {}
}
