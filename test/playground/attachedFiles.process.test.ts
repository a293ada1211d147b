import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestOnDisk } from '../support/mainJob.js';
import { sendMessage } from './customActivity.js';
import { useTeams } from './teamsJourney.js';
import type { TeamsPage } from './teamsPage.js';

/** The compose box of the Playground attaches nothing. */
describe('files in Teams, sent as its clients would by the Playground’s custom activity', function () {
  this.timeout(180_000);
  const journey = useTeams();
  /** Where Teams has put the files of the chat. */
  let store: Server;
  let picture: Buffer;
  before(async () => {
    store = createServer((request, response) => {
      const isThere = request.url === '/discount.png?tempauth=key';
      response.writeHead(isThere ? 200 : 404);
      response.end(isThere ? picture : undefined);
    }).listen(0, '127.0.0.1');
    await once(store, 'listening');
  });
  after(() => store.close());

  it('should go along with the support request', async () => {
    const teams = await journey.open('alex');
    picture = await teams.page.screenshot();
    await describeProblem(teams);
    await attach(teams, 'discount.png');
    await teams.message(/^Added: discount\.png, .+ 1 of 5 files\.$/).waitFor();
    await attach(teams, 'gone.png');
    await teams.message('gone.png was not added: I could not fetch it. Please send it again.').waitFor();
    await teams.takeImage('teams-file');
    const { files = [] } = requestOnDisk(journey.desk.dataDir, await submit(teams));
    assert.deepEqual(
      files.map(({ name, bytes }) => [name, bytes]),
      [['discount.png', picture.length]],
    );
  });

  /** As Teams sends a document that was attached in a personal chat: it lies in the sender's OneDrive. */
  function attach(teams: TeamsPage, name: string): Promise<void> {
    const { port } = store.address() as AddressInfo;
    const downloadUrl = `http://127.0.0.1:${port}/${name}?tempauth=key`;
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: `https://partner-my.sharepoint.com/personal/alex/Documents/${name}`,
      name,
      content: { downloadUrl, uniqueId: name, fileType: 'png' },
    };
    const html = { contentType: 'text/html', content: '<p></p>' };
    return sendMessage(teams, { text: '', attachments: [file, html] });
  }
});

/** To the second step of a support request, where files are taken. */
async function describeProblem(teams: TeamsPage): Promise<void> {
  await teams.press('New support request', 'Which customer?');
  await teams.press('Adventure Works', 'Step 1 of 4');
  await teams.pick('Technical');
  await teams.press('Next', 'Step 2 of 4');
}

/** From there to the receipt. @returns the request's number */
async function submit(teams: TeamsPage): Promise<string> {
  await teams.pick('Reservation discount');
  await teams.pick('Discount not applied');
  await teams.fill({ Description: 'See the picture.' });
  await teams.press('Next', 'Step 3 of 4');
  await teams.fill({ 'First name': 'Grace', 'Last name': 'Hopper', 'E-mail': 'grace@partner.example' });
  await teams.press('Next', 'discount.png');
  await teams.press('Submit request', 'What would you like to do?');
  return /SR-\d{6}/.exec(await teams.card('is filed').innerText())?.[0] ?? '';
}
