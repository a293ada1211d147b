import assert from 'node:assert/strict';
import { type Azurite, startAzurite } from '../support/azurite.js';
import { LOCALES, SUBMIT, said, toReview, UNREACHABLE, userAt } from './deskUser.js';
import { endDesks, newFolder, startFaultDesk, until } from './faultDesk.js';
import { tally } from './tally.js';
import { timesOf } from './timesOf.js';

const TIMES = timesOf(2, 1);

describe('a storage that is away and comes back', function () {
  this.timeout(240_000);
  let azurite: Azurite;
  after(async () => {
    await endDesks();
    await azurite?.stop();
  });

  it('should be told to the user, and lose nothing', async () => {
    const folder = await newFolder();
    azurite = await startAzurite({ folder });
    const { connectionString } = azurite;
    const port = Number(/:(\d+)\//.exec(connectionString)?.[1]);
    const env = { STORAGE: 'azure-blobs', AZURE_STORAGE_CONNECTION_STRING: connectionString };
    const desk = await startFaultDesk(await newFolder(), { ...env, LOG_LEVEL: 'fatal' });
    const readyIs = (status: number) =>
      until(async () => (await fetch(`${desk.url}/readyz`)).status === status);
    const numbers = new Set<string>();
    let stuck = 0;
    for (let time = 0; time < TIMES; time += 1) {
      for (const locale of LOCALES) {
        const user = userAt(desk.url, `away-${time}-${locale}`, { locale, userId: locale });
        await toReview(user, locale);
        const submit = { type: 'message', value: user.dataOf(SUBMIT[locale]) };
        await azurite.stop();
        await user.send(submit);
        assert.match(said(user), UNREACHABLE[locale]);
        await readyIs(503);
        azurite = await startAzurite({ folder, port });
        await user.send(submit);
        if (!/SR-\d{6}/.test(said(user))) stuck += 1;
        else numbers.add(user.requestNumber());
        await readyIs(200);
      }
    }
    const times = TIMES * LOCALES.length;
    tally('the blob storage away and back', { times, doubled: times - numbers.size, stuck });
  });
});
