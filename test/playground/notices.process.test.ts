import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltDesk, startBuiltDesk } from '../builtDesk/builtDesk.js';
import { compiled } from '../builtDesk/compiled.js';
import { useTeams } from './teamsJourney.js';

/** A Wednesday. */
const CLOCK_STARTS_AT = '2026-03-04T10:00:00Z';
/** Over the hour of the next Monday at which the overview is due. */
const TO_MONDAY_NOON_MS = (5 * 24 + 2) * 60 * 60_000;

describe('news in Teams that nobody asked for', function () {
  this.timeout(180_000);
  let desk: BuiltDesk;
  let dataDir: string;
  const journey = useTeams(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'desk-data-'));
    desk = await startBuiltDesk({
      dataDir,
      nodeOptions: ['support/movedClock.ts', 'playground/quickRounds.ts'].flatMap((path) => [
        '--import',
        compiled(path),
      ]),
      env: { CLOCK_STARTS_AT },
    });
    return { url: desk.url, dataDir, stop: () => desk.stop() };
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  it('should come at the time that the person set, and lead on by their buttons', async () => {
    const teams = await journey.open('alex');
    await teams.say('notifications', 'Notification settings');
    await teams.fill({ 'Overview of the week': 'Once a week', 'Time zone': 'UTC' });
    await teams.press('Save', 'What would you like to do?');
    assert.equal(await teams.conversation.getByText('Welcome to the Reservation Desk').count(), 1);
    await desk.ask({ moveClockMs: TO_MONDAY_NOON_MS });
    await teams.card('Running reservations').waitFor();
    await teams.takeImage('teams-notice');
    await teams.press('All customers', 'All customers at a glance');
  });
});
