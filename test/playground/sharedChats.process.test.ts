import assert from 'node:assert/strict';
import { useTeams } from './teamsJourney.js';

const GREETING = 'The Reservation Desk is here';
const WENT = (name: string) => `I have written to you, ${name}: we go on in the chat between the two of us.`;
const BROUGHT = 'You asked me in a group: “what does Contoso use?”. We go on here, where nobody reads along.';

describe('chats in Teams with several people', function () {
  this.timeout(300_000);
  const journey = useTeams();

  it('should answer a mention in a channel in its thread, and go on in the personal chat', async () => {
    const teams = await journey.open('alex');
    await teams.openChannel('General');
    await teams.card(GREETING).waitFor();
    const thread = await teams.postForText('what does Contoso use?', WENT('Alex Morgan'));
    await teams.takeImage('teams-channel');
    assert.doesNotMatch(await teams.conversation.innerText(), /Standard_D4s_v5/, 'nothing of the customer');
    assert.equal(await thread.locator('.ac-adaptiveCard').count(), 0);
    await teams.openPersonalChat();
    await teams.message(BROUGHT).waitFor();
    await teams.card('Which reservation?').waitFor();
    await teams.press('Standard_D4s_v5', 'Reservation overview');
  });

  it('should answer a mention in a group chat, and go on in the personal chat', async () => {
    const teams = await journey.open('sam');
    await teams.openGroupChat();
    await teams.card(GREETING).waitFor();
    await teams.mentionForText('what does Contoso use?', WENT('Sam Rivera'));
    await teams.openPersonalChat();
    await teams.message(BROUGHT).waitFor();
    await teams.card('Which reservation?').waitFor();
  });
});
