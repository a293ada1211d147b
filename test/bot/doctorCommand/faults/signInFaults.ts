import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type DoctorDesk, PARTNER } from '../doctorDesk.js';
import { type DoctorFault, fault, setting, useCertificate, useVault } from './doctorFault.js';

/** An id that nothing has. */
const STRANGE = 'ffffffff-0000-4000-8000-000000000001';

/** With the settings, the refresh token, the app, and this machine. */
export const SIGN_IN_FAULTS: readonly DoctorFault[] = [
  fault(
    'token file readable by others',
    shareTokenFile,
    'settings',
    'SettingsWrong',
    /PARTNER_TOKEN_FILE.*chmod 600/,
  ),
  fault(
    'tenant id no GUID',
    setting('PARTNER_TENANT_ID', 'contoso'),
    'settings',
    'SettingsWrong',
    /PARTNER_TENANT_ID.*directory/,
  ),
  fault(
    'refresh token revoked',
    (desk) => desk.standIn.entra.revokeRefreshTokens(),
    'partnerToken',
    'SignInEnded',
    /steps 4 and 5/,
  ),
  fault('password changed', refusedWith(50173), 'partnerToken', 'SignInEnded', /Sign in again/),
  fault('no second factor', refusedWith(50076), 'partnerToken', 'SecondFactorMissing', /with it/),
  fault(
    'wrong secret',
    setting('PARTNER_APP_SECRET', 'another'),
    'partnerToken',
    'AppSecretWrong',
    /PARTNER_APP_SECRET/,
  ),
  fault('expired secret', refusedWith(7000222), 'partnerToken', 'AppSecretExpired', /PARTNER_APP_SECRET/),
  fault(
    'certificate not known',
    useCertificate,
    'partnerToken',
    'AppCertificateWrong',
    /PARTNER_APP_CERTIFICATE/,
  ),
  fault('signature out of time', refusedWith(700024), 'partnerToken', 'ProofOutOfTime', /time server/),
  fault('no such app', setting('PARTNER_APP_ID', STRANGE), 'partnerToken', 'AppUnknown', /PARTNER_APP_ID/),
  fault(
    'no such tenant',
    setting('PARTNER_TENANT_ID', STRANGE),
    'partnerToken',
    'TenantUnknown',
    /PARTNER_TENANT_ID/,
  ),
  fault(
    'user of another tenant',
    refusedWith(50020),
    'partnerToken',
    'UserOfOtherTenant',
    /PARTNER_TENANT_ID/,
  ),
  fault(
    "no consent in the partner's tenant",
    refusedWith(65001),
    'partnerToken',
    'PermissionMissing',
    /admin consent/,
  ),
  fault(
    'Partner Center not in the tenant',
    refusedWith(500011),
    'partnerToken',
    'PermissionMissing',
    /step 2/,
  ),
  fault('Conditional Access', refusedWith(53003), 'partnerToken', 'ConditionalAccess', /policy/),
  fault('clock ahead by an hour', (desk) => move(desk, 60), 'clock', 'ClockWrong', /NTP/),
  fault('clock behind by an hour', (desk) => move(desk, -60), 'clock', 'ClockWrong', /NTP/),
  fault(
    'vault secret missing',
    (desk) => useVault(desk, undefined),
    'tokenStore',
    'SecretMissing',
    /KEY_VAULT_SECRET/,
  ),
  fault(
    'vault secret empty',
    (desk) => useVault(desk, ' '),
    'tokenStore',
    'SecretMissing',
    /KEY_VAULT_SECRET/,
  ),
  fault(
    'no role on the secret',
    vaultFaults('keyVault.getSecret', 403),
    'tokenStore',
    'VaultForbidden',
    /Key Vault Secrets Officer/,
  ),
  fault(
    "vault takes no token of the app's",
    vaultFaults('keyVault.getSecret', 401),
    'tokenStore',
    'VaultSignIn',
    /AZURE_CLIENT_ID/,
  ),
  fault(
    'secret not writable',
    vaultFaults('keyVault.setSecret', 403),
    'tokenKept',
    'TokenNotKept',
    /Key Vault Secrets Officer/,
  ),
  fault('data directory not writable', blockDataDir, 'dataDir', 'DataDirUnusable', /DATA_DIR/),
];

function refusedWith(code: DoctorDesk['standIn']['entra']['refusal']): DoctorFault['inject'] {
  return ({ standIn }) => {
    standIn.entra.refusal = code;
  };
}

async function shareTokenFile({ tokenFile }: DoctorDesk) {
  await chmod(tokenFile, 0o644);
}

function move(desk: DoctorDesk, minutes: number) {
  desk.aheadMs = minutes * 60_000;
}

/** Below a file there is no folder, not even for the superuser. */
async function blockDataDir({ environment, folder }: DoctorDesk) {
  const file = path.join(folder, 'a-file');
  await writeFile(file, '');
  environment.DATA_DIR = path.join(file, 'data');
}

function vaultFaults(operation: string, status: number) {
  return async (desk: DoctorDesk) => {
    await useVault(desk, desk.standIn.entra.signIn(PARTNER));
    // The first request carries no token, to be told which one is wanted.
    const after = operation === 'keyVault.getSecret' ? 1 : 0;
    desk.standIn.script({ operation, after }, { kind: 'status', status });
  };
}
