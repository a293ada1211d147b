import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cause, CheckName } from '../../../../services/checkUp.js';
import { selfSignedCertificate } from '../../../support/selfSignedCertificate.js';
import { type DoctorDesk, VAULT_SECRET } from '../doctorDesk.js';

/** Something that goes wrong with a whole setting-up, and what has to be said of it. */
export interface DoctorFault {
  readonly name: string;
  readonly inject: (desk: DoctorDesk) => unknown;
  readonly check: CheckName;
  readonly cause: Cause;
  /** What the remedy has to name. */
  readonly remedy: RegExp;
  readonly args?: readonly string[];
}

export function fault(
  name: string,
  inject: DoctorFault['inject'],
  check: CheckName,
  cause: Cause,
  remedy: RegExp,
  args: readonly string[] = [],
): DoctorFault {
  return { name, inject, check, cause, remedy, args };
}

/** Has an operation refuse. */
export function refusing(operation: string, status: number, code: string | number): DoctorFault['inject'] {
  return ({ standIn }) => standIn.script({ operation }, { kind: 'status', status, code });
}

/** Has no token given for a tenant. @param after how many are given first */
export function withoutTokens(tenant: string, code: number, after = 0): DoctorFault['inject'] {
  return ({ standIn }) =>
    standIn.script({ operation: 'entra.token', tenant, after }, { kind: 'status', status: 400, code });
}

/** Writes a setting. */
export function setting(name: string, value: string): DoctorFault['inject'] {
  return ({ environment }) => {
    environment[name] = value;
  };
}

/** The app proves itself with a certificate that nobody has told Microsoft Entra of. */
export async function useCertificate({ environment, folder }: DoctorDesk): Promise<string> {
  const { key, certificate } = selfSignedCertificate();
  const file = path.join(folder, 'desk-app.pem');
  await writeFile(file, `${key}\n${certificate}`, { mode: 0o600 });
  delete environment.PARTNER_APP_SECRET;
  environment.PARTNER_APP_CERTIFICATE = file;
  return certificate;
}

/** Moves the refresh token into a vault, which the app opens by its certificate. */
export async function useVault(desk: DoctorDesk, value: string | undefined): Promise<void> {
  const { standIn, environment } = desk;
  standIn.entra.certificate = await useCertificate(desk);
  delete environment.PARTNER_TOKEN_FILE;
  environment.KEY_VAULT_URL = standIn.urls.vault;
  environment.KEY_VAULT_SECRET = VAULT_SECRET;
  if (value !== undefined) standIn.vault.set(VAULT_SECRET, value);
}
