import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltDesk, startBuiltDesk } from '../builtDesk/builtDesk.js';
import { compiled } from '../builtDesk/compiled.js';
import { rehearsalSettings, rehearsedDocuments } from '../standIn/rehearsed.js';
import { openStandIn, type StandIn } from '../standIn/standIn.js';
import type { StandInTicket } from '../standIn/world/records.js';
import { quoteByButtons, requestByButtons } from './refundInTeams.js';
import { useTeams } from './teamsJourney.js';

/** In nobody's quiet hours. */
const CLOCK_STARTS_AT = '2026-03-04T10:00:00Z';
/** What support has is looked at once a minute. */
const TO_THE_NEXT_LOOK_MS = 2 * 60_000;

describe('news of a request in Teams that nobody asked for', function () {
  this.timeout(300_000);
  let standIn: StandIn;
  let desk: BuiltDesk;
  let dataDir: string;
  let aheadMs = Date.parse(CLOCK_STARTS_AT) - Date.now();
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const journey = useTeams(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'desk-data-'));
    standIn = await openStandIn({ documents: rehearsedDocuments(clock.now()), clock });
    const tokenFile = join(dataDir, 'refresh-token');
    await writeFile(tokenFile, standIn.entra.signIn(standIn.entra.homeTenantId), { mode: 0o600 });
    const loaded = ['support/movedClock.ts', 'playground/quickRounds.ts'].map(compiled);
    desk = await startBuiltDesk({
      dataDir,
      nodeOptions: loaded.flatMap((url) => ['--import', url]),
      env: { CLOCK_STARTS_AT, ...rehearsalSettings(standIn, tokenFile) },
    });
    return { url: desk.url, dataDir, stop: () => desk.stop() };
  });
  after(async () => {
    await standIn.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('should come when support answers and when it closes the request, and lead to the request', async () => {
    const teams = await journey.open('alex');
    await quoteByButtons(teams);
    const number = await requestByButtons(teams, 'is filed');
    const ticket = onlyTicket();
    ticket.communications.push(answer('We have begun to look at it.'));
    await nextLook();
    const told = teams.card('1 new answer');
    await told.waitFor();
    assert.match(await told.innerText(), new RegExp(`Support has answered[^]*${number}`));
    ticket.status = 'Closed';
    await nextLook();
    await teams.card('Now: Closed').waitFor();
    await teams.takeImage('teams-news');
    const shown = await teams.press('Show the request', 'We have begun to look at it.');
    assert.match(await shown.innerText(), new RegExp(`${number}[^]*Closed`));
  });

  async function nextLook(): Promise<void> {
    await desk.ask({ moveClockMs: TO_THE_NEXT_LOOK_MS });
    aheadMs += TO_THE_NEXT_LOOK_MS;
  }

  function onlyTicket(): StandInTicket {
    const partner = standIn.world.partner(standIn.entra.homeTenantId);
    const [ticket, ...others] = (partner?.customers ?? []).flatMap(({ tickets }) => [...tickets.values()]);
    assert.ok(ticket && others.length === 0);
    return ticket;
  }

  /** As support writes it into a ticket. */
  function answer(body: string): StandInTicket['communications'][number] {
    return {
      name: randomUUID(),
      sender: 'support@microsoft.example',
      subject: 'Your request',
      body,
      createdDate: clock.now().toISOString(),
      direction: 'inbound',
    };
  }
});
