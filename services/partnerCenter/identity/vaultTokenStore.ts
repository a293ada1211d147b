import type { SecretClient } from '@azure/keyvault-secrets';
import { DeskError, RefusedError, UnreachableError } from '../../errors.js';
import { remotely } from '../../remote/remotely.js';
import type { RefreshTokenStore } from './refreshTokenStore.js';

/** Each write leaves another version of the secret for good, and a token works for 90 days. */
const ONE_DAY_MS = 86_400_000;

/** A secret of an Azure Key Vault, which several machines share. */
export class VaultTokenStore implements RefreshTokenStore {
  readonly restMs = ONE_DAY_MS;
  readonly #client: Pick<SecretClient, 'getSecret' | 'setSecret'>;
  readonly #secretName: string;

  constructor(client: Pick<SecretClient, 'getSecret' | 'setSecret'>, secretName: string) {
    this.#client = client;
    this.#secretName = secretName;
  }

  async read(): Promise<string> {
    const value = (await this.#secret())?.trim();
    if (value) return value;
    const message = `Key vault secret ${this.#secretName} is not there or empty: store the refresh token as its value`;
    throw new UnreachableError('ServiceSignIn', message, { service: { service: 'keyVault' } });
  }

  async write(refreshToken: string): Promise<void> {
    await this.#vault(() => this.#client.setSecret(this.#secretName, refreshToken));
  }

  async #secret(): Promise<string | undefined> {
    try {
      return (await this.#vault(() => this.#client.getSecret(this.#secretName))).value;
    } catch (error) {
      if (error instanceof DeskError && error.service?.status === 404) return undefined;
      throw error;
    }
  }

  /** A vault that says no keeps the desk from signing in; no customer has refused anything. */
  async #vault<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await remotely('keyVault', call);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      throw new UnreachableError('ServiceSignIn', error.message, { service: error.service });
    }
  }
}
