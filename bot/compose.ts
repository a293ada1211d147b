import { fileURLToPath } from 'node:url';
import { systemClock } from '../services/clock.js';
import { randomIds } from '../services/ids.js';
import { loadLanguageBook } from '../services/localization/languageBook.js';
import { connectApprovals } from './compose/openApprovals.js';
import { openChannels } from './compose/openChannels.js';
import { openDesk } from './compose/openDesk.js';
import { openIdentities } from './compose/openIdentities.js';
import { openIntents } from './compose/openIntents.js';
import { tellNews } from './compose/openNotices.js';
import type { Config } from './config.js';
import { AddressLimit } from './http/addressLimit.js';
import { PortalAssertions } from './identity/portalAssertions.js';
import { mountPortal, type PortalUser } from './portal/portal.js';
import { type PortalAdmission, portalToken } from './portal/portalToken.js';
import { requireFreeDisk } from './readiness/freeDisk.js';
import type { Compose } from './start.js';

/** Where the build lays the page: beside the compiled portal. */
const PAGE = fileURLToPath(new URL('./portal/public/', import.meta.url));

/** The Bot Framework speaks from few addresses for all users. */
const MOST_CONNECTIONS_OF_AN_ADDRESS = 1_000;

/** The world's own time and chance, for a desk that is in use. */
const REAL_WORLD = { clock: systemClock, ids: randomIds } as const;

/** Wires the whole process. */
export const compose: Compose = async (config, tools) => {
  const languages = loadLanguageBook(config.defaultLocale);
  const intents = openIntents(tools.log);
  const { identities, endWatch } = await openIdentities(config, tools.log);
  const desk = await openDesk({ ...config, ...REAL_WORLD, ...tools, identities, languages, intents });
  const addressLimit = new AddressLimit(config.rates);
  const channels = await openChannels(desk.bot, { ...REAL_WORLD, languages, config, tools, addressLimit });
  const { adapter, directLine, onTurn } = channels;
  connectApprovals(desk.approvalNews, { ...desk.news, ...channels, languages, config });
  const endNews = tellNews(desk.news, { ...REAL_WORLD, ...channels, languages, config, tools });
  const demoUsers = config.anonymous ? desk.demoUsers : [];
  return {
    adapter,
    bot: onTurn,
    readiness: [
      ...desk.readiness,
      { name: 'directline', check: () => directLine.check() },
      { name: 'disk', check: () => requireFreeDisk(config.dataDir) },
    ],
    addressLimit,
    connectionLimits: { connectionsPerAddress: connectionsPerAddress(config) },
    publicUrl: config.publicUrl,
    metricsToken: config.metricsToken,
    directLineToken: portalToken(directLine, {
      admission: admissionOf(config, demoUsers),
      publicUrl: config.publicUrl,
    }),
    mountDirectLine: (server) => directLine.mount(server),
    mountPortal: (server) =>
      mountPortal(server, {
        publicDir: PAGE,
        defaultLanguage: languages.languages[0] ?? 'en',
        nonces: randomIds,
        frameOrigins: config.allowedOrigins,
        demoUsers,
        anonymous: config.anonymous,
      }),
    async stopChannels() {
      await endNews();
      await channels.close();
    },
    async close() {
      await endWatch();
      await desk.close();
    },
  };
};

function admissionOf({ anonymous, portal }: Config, demoUsers: readonly PortalUser[]): PortalAdmission {
  if (anonymous) return { kind: 'anonymous', demoUsers: demoUsers.map(({ id }) => id) };
  if (portal === undefined) return { kind: 'closed' };
  return { kind: 'signedIn', assertions: new PortalAssertions(portal, REAL_WORLD.clock) };
}

/** Behind a proxy, and on this machine, one address stands for everybody. */
function connectionsPerAddress({ host, rates }: Config): number {
  return host === '127.0.0.1' || rates.trustedProxies > 0 ? 0 : MOST_CONNECTIONS_OF_AN_ADDRESS;
}
