import assert from 'node:assert/strict';
import { ANA, exchangeSubmission, purchase, refundSubmission, submission } from '../../local/deskFixture.js';
import { useSupportDesk } from './useSupportDesk.js';

describe('what support is told', () => {
  const { opened } = useSupportDesk();

  it('should be the user’s own words, then the product, the ids and the quote', async () => {
    const sent = await refundSubmission(opened(), 4);
    const request = await opened().desk.submit(ANA, sent);
    const { asked } = opened().tickets()[0]!;
    const lines = String(asked.description).split('\n');
    assert.equal(lines[0], sent.problem.description);
    const figures = request.refund!;
    const refund = (figures.refund.amountMinor / 100).toFixed(2);
    for (const line of [
      'Request: SR-000001',
      'Customer: Contoso Ltd',
      'Units to return: 4 of 10',
      'Product: 10 × Standard_D4s_v5 (VirtualMachines), westeurope, P1Y',
      'Reservation ID: r-web',
      'Reservation order ID: o-r-web',
      `Refund: ${refund} EUR`,
      `Quote session ID: ${figures.service?.sessionId}`,
    ]) {
      assert.ok(lines.includes(line), `${line} is missing in\n${lines.join('\n')}`);
    }
    assert.equal(asked.title, 'Reservation refund: 4 of 10 × Standard_D4s_v5 [SR-000001]');
    assert.deepEqual([asked.severity, asked.advancedDiagnosticConsent], ['minimal', 'No']);
  });

  it('should be every return and every purchase of an exchange', async () => {
    const returns = [
      { reservationId: 'r-web', quantity: 2 },
      { reservationId: 'r-hosts', quantity: 1 },
    ];
    const request = await opened().desk.submit(
      ANA,
      await exchangeSubmission(opened(), returns, [purchase(9)]),
    );
    const text = String(opened().tickets()[0]!.asked.description);
    for (const { reservationId, orderId } of request.exchange!.returns) {
      assert.match(text, new RegExp(`Reservation ID: ${reservationId}\nReservation order ID: ${orderId}`));
    }
    assert.match(text, /Purchase: 9 × Standard_D4s_v5, westeurope, P1Y, Upfront, commitment /);
    assert.match(text, new RegExp(`Quote session ID: ${request.exchange!.service?.sessionId}`));
  });

  it('should be whom to answer, as the service wants it', async () => {
    await opened().desk.submit(ANA, submission());
    assert.deepEqual(opened().tickets()[0]!.asked.contactDetails, {
      firstName: 'Ana',
      lastName: 'Lima',
      primaryEmailAddress: 'ana@example.com',
      preferredContactMethod: 'email',
      preferredTimeZone: 'Romance Standard Time',
      country: 'FRA',
      preferredSupportLanguage: 'fr-fr',
    });
  });
});
