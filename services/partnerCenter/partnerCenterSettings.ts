/** A certificate of the app's registration and the key that belongs to it. */
export interface AppCertificate {
  /** PEM, PKCS #8, without passphrase. */
  readonly privateKey: string;
  /** SHA-256 of the certificate, in hexadecimal figures: by it Microsoft Entra finds which one it is. */
  readonly thumbprint: string;
}

/** How the app proves to Microsoft Entra that it is itself. */
export type AppProof =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly certificate: AppCertificate };

/** As whom the desk opens the key vault. */
export type VaultIdentity =
  /** The machine's; without `clientId` the one that it has by itself. */
  { readonly kind: 'managed'; readonly clientId?: string | undefined } | { readonly kind: 'app' };

/** Where the partner user's refresh token is kept. */
export type RefreshTokenPlace =
  /** Absolute path. */
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'vault';
      readonly vaultUrl: string;
      readonly secretName: string;
      readonly identity: VaultIdentity;
    };

/** What the desk needs to act for a partner; addresses have no slash at the end. */
export interface PartnerCenterSettings {
  /** The partner's own tenant. */
  readonly tenantId: string;
  readonly appId: string;
  readonly appProof: AppProof;
  readonly refreshToken: RefreshTokenPlace;
  readonly entraUrl: string;
  readonly partnerCenterUrl: string;
  readonly graphUrl: string;
  /** Azure Resource Manager. */
  readonly managementUrl: string;
}
