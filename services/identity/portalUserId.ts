import { createHash } from 'node:crypto';

const PREFIX = 'dl_portal-';

/** The channel's id of a user of the portal: the same at every visit, and without what the portal calls its user. */
export function portalUserId(issuer: string, subject: string): string {
  const digest = createHash('sha256').update(JSON.stringify([issuer, subject]));
  return `${PREFIX}${digest.digest('base64url')}`;
}

/** Whether an id is one that only the portal's assertion may give: nobody else may ask for it. */
export function isPortalUserId(userId: string): boolean {
  return userId.toLowerCase().startsWith(PREFIX);
}
