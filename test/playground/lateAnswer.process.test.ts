import assert from 'node:assert/strict';
import { endDesks, type FaultDesk, newFolder, startFaultDesk } from '../faults/faultDesk.js';
import type { LoggedActivity } from './clientLog.js';
import { useTeams } from './teamsJourney.js';

/** Teams is answered after 10 seconds, and told what comes of it later. Two calls write a user's document. */
const SLOWER_MS = 6_000;
const ANNOUNCED =
  'This takes longer than usual. I will answer here as soon as I can; nothing you entered is lost.';

describe('an answer that comes late in Teams', function () {
  this.timeout(180_000);
  let desk: FaultDesk;
  const journey = useTeams(async () => {
    desk = await startFaultDesk(await newFolder());
    return desk;
  });
  after(endDesks);

  it('should be announced, and come as a message of its own', async () => {
    const teams = await journey.open('alex');
    await teams.press('New support request', 'Which customer?');
    await teams.press('Adventure Works', 'Step 1 of 4');
    await teams.pick('Technical');
    await teams.press('Next', 'Step 2 of 4');
    await teams.press('Cancel', 'Leave this request?');
    await desk.failDisk({ calls: 'writes', path: '/users/', slowerMs: SLOWER_MS });
    await teams.press('Keep for later', 'What would you like to do?');
    await teams.message(ANNOUNCED).waitFor();
    const statuses = teams.log.activities.filter(isMessageOfPerson).map(({ status }) => status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 202]);
  });
});

function isMessageOfPerson({ from, name }: LoggedActivity): boolean {
  return from === 'client' && name === 'message';
}
