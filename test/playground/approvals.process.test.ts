import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { startDesk } from '../browser/desk.js';
import { requestOnDisk } from '../support/mainJob.js';
import { quoteByButtons, requestByButtons } from './refundInTeams.js';
import { useTeams } from './teamsJourney.js';
import type { TeamsPage } from './teamsPage.js';

const HERE = 'From now on I post here what waits for approval. To end that, mention me with “approvals off”.';
/** The refund takes more of the limit than that. */
const ABOVE_USD = '50';
const WAITING = 'Refund waiting for approval';
const RECEIPT = 'Waiting for approval (';

describe('an approval between two people in Teams', function () {
  this.timeout(300_000);
  const journey = useTeams(() => startDesk({ env: { APPROVAL_ABOVE: ABOVE_USD } }));

  it('should be asked for in one’s own chat, given in a channel, and told to whoever asked', async () => {
    const approver = await openApprovals('alex');
    const asker = await journey.open('kim');
    const id = await ask(asker);
    const card = await posted(approver, id);
    await approver.takeImage('teams-approval');
    await approver.pressInPlace(card, 'Approve', 'Approved and filed');
    assert.match(await card.innerText(), /Decided by\s+Alex Morgan/);
    await assertReadOnly(card);
    const told = asker.message(
      new RegExp(`^Your refund for Contoso Ltd \\(${id}\\) was approved by Alex Morgan and is filed as `),
    );
    await told.waitFor();
    await asker.takeImage('teams-approved');
    const [number = ''] = /SR-\d{6}/.exec(await told.innerText()) ?? [];
    const request = requestOnDisk(journey.desk.dataDir, number);
    assert.equal(request.status, 'Open');
    assert.equal(request.refund?.quantity, 2);
  });

  it('should be refused only with a reason, which whoever asked is told', async () => {
    const approver = await openApprovals('alex');
    const asker = await journey.open('kim');
    const id = await ask(asker);
    const card = await posted(approver, id);
    await card.getByRole('button', { name: 'Reject', exact: true }).click();
    const [{ answer } = { answer: undefined }] = await approver.log.find(
      ({ name }) => name === 'adaptiveCard/action',
    );
    assert.match(JSON.stringify(answer), /Write a reason before you reject it\./);
    // The client draws the card anew below that line, with an empty reason.
    await approver.message('Write a reason before you reject it.').waitFor();
    await card.getByRole('textbox').fill('The customer still needs them.');
    await approver.pressInPlace(card, 'Reject', 'Rejected');
    await assertReadOnly(card);
    await asker
      .message(
        new RegExp(
          `^Your refund for Contoso Ltd \\(${id}\\) was rejected by Alex Morgan: The customer still needs them\\.`,
        ),
      )
      .waitFor();
  });

  it('should not be given by whoever asked, but by a colleague in a chat of their own', async () => {
    const asker = await openApprovals('kim');
    await asker.openPersonalChat();
    const id = await ask(asker);
    await asker.openChannel('Approvals');
    const card = await posted(asker, id);
    await card.getByRole('button', { name: 'Approve', exact: true }).click();
    const [{ answer } = { answer: undefined }] = await asker.log.find(
      ({ name }) => name === 'adaptiveCard/action',
    );
    assert.match(JSON.stringify(answer), /Nobody approves their own request\./);
    assert.match(await card.innerText(), new RegExp(id));
    const approver = await journey.open('alex');
    await approver.say('approvals', id);
    await approver.press(`${id} · Contoso Ltd`, `Approval ${id}`);
    await approver.press('Approve', 'Approvals');
    await card.filter({ hasText: 'Approved and filed' }).waitFor();
  });

  /** Has the desk post approvals into the channel of this person's client. */
  async function openApprovals(personId: string): Promise<TeamsPage> {
    const teams = await journey.open(personId);
    await teams.openChannel('Approvals');
    await teams.card('The Reservation Desk is here').waitFor();
    await teams.postForText('approvals here', HERE);
    return teams;
  }
});

/** @returns the number of the approval */
async function ask(teams: TeamsPage): Promise<string> {
  await quoteByButtons(teams);
  return requestByButtons(teams, RECEIPT);
}

/** The card of that approval, which stays the same one when it changes. */
async function posted(teams: TeamsPage, id: string): Promise<Locator> {
  await teams.card(WAITING).filter({ hasText: id }).waitFor();
  return teams.conversation.locator('.ac-adaptiveCard').filter({ hasText: id }).first();
}

async function assertReadOnly(card: Locator): Promise<void> {
  assert.equal(await card.getByRole('button').count(), 0);
  assert.equal(await card.getByRole('textbox').count(), 0);
}
