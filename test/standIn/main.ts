import { systemClock } from '../../services/clock.js';
import { demoDesks } from '../../services/local/demo/demoDesk.js';
import { openStandIn } from './standIn.js';

/** Runs the stand-in with the demo data until it is stopped: `tsx test/standIn/main.ts [port]`. */
const standIn = await openStandIn({
  documents: demoDesks(systemClock.now()),
  clock: systemClock,
  port: Number(process.argv[2] ?? 0),
});
const tenantId = standIn.entra.homeTenantId;
const { clientId, clientSecret } = standIn.entra;
const refreshToken = standIn.entra.signIn(tenantId);
console.log(JSON.stringify({ urls: standIn.urls, tenantId, clientId, clientSecret, refreshToken }, null, 2));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void standIn.close());
}
