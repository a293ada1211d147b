import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SECRET_BYTES = 32;
const SECRET_TEXT = /^[\w-]{43}$/;

/** Stops the start: the secret's file cannot be trusted. The message names the file and the remedy. */
export class SigningSecretError extends Error {
  override readonly name = 'SigningSecretError';
  constructor(
    readonly code: 'SecretExposed' | 'SecretMalformed',
    message: string,
  ) {
    super(message);
  }
}

/** The Direct Line secret: whoever has it may start conversations for any user but those whom the portal signs in. */
export class SigningSecret {
  readonly #digest: Buffer;

  constructor(
    secret: string,
    /**
     * Key of the HS256 token signatures. Never derived from the secret, which other programs are given: with it they
     * could sign tokens for the portal's users.
     */
    readonly tokenKey: Uint8Array,
  ) {
    this.#digest = digestOf(secret);
  }

  /** Whether `candidate` is the secret, in constant time. */
  matches(candidate: string): boolean {
    return timingSafeEqual(digestOf(candidate), this.#digest);
  }
}

/**
 * Reads `<folder>/secret` and `<folder>/tokenKey`; makes them (mode 0600, the folder 0700) on the first start.
 * @throws SigningSecretError when others than the owner can read one of the files, or when it holds no secret.
 */
export async function openSigningSecret(folder: string): Promise<SigningSecret> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const secret = await openFile(join(folder, 'secret'));
  const tokenKey = await openFile(join(folder, 'tokenKey'));
  return new SigningSecret(secret, Buffer.from(tokenKey, 'base64url'));
}

async function openFile(file: string): Promise<string> {
  return (await readSecret(file)) ?? (await makeSecret(file));
}

async function readSecret(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(undefinedWhenMissing);
  if (found === undefined) {
    return undefined;
  }
  // Windows has no owner, group and others in the mode: its folders are private to the user by their access lists.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new SigningSecretError(
      'SecretExposed',
      `Others than the owner can read the Direct Line secret ${file}. ` +
        `Delete it, so that a new one is made, or if nobody can have read it: chmod 600 "${file}"`,
    );
  }
  const text = (await readFile(file, 'utf8')).trim();
  if (!SECRET_TEXT.test(text)) {
    throw new SigningSecretError(
      'SecretMalformed',
      `The Direct Line secret ${file} is damaged. Delete it, so that a new one is made; open chats then start anew.`,
    );
  }
  return text;
}

/** Written aside and linked in place: a crash leaves no half secret, and of two processes that start at once one wins. */
async function makeSecret(file: string): Promise<string> {
  const text = randomBytes(SECRET_BYTES).toString('base64url');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${text}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
    return text;
  } catch (error) {
    const winner = await readSecret(file);
    if (winner === undefined) {
      throw error;
    }
    return winner;
  } finally {
    await rm(draft, { force: true });
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function undefinedWhenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') {
    throw error;
  }
  return undefined;
}
