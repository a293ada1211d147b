import assert from 'node:assert/strict';
import { z } from 'zod';
import type { DeskError, ErrorCode } from '../../../services/errors.js';
import { isNotFound } from '../../../services/remote/remotely.js';
import type { RestClient } from '../../../services/remote/restClient.js';
import { openRemoteDesk, PERMIT, type RemoteDesk, TOKEN } from './support/remoteDesk.js';
import { type Answer, gives, givesText, refuses, resets } from './support/scriptedService.js';

const PAGE = z.object({ totalCount: z.number() });
const GOOD = gives(200, { totalCount: 2 });

describe('RestClient', () => {
  let desk: RemoteDesk;
  let partnerCenter: RestClient;
  beforeEach(async () => {
    desk = await openRemoteDesk();
    partnerCenter = desk.calls.rest('partnerCenter', `${desk.service.url}/pc/v1`, {
      credential: PERMIT,
      scope: 'https://api.example.com/.default',
    });
  });
  afterEach(() => desk.close());

  it('should read an answer with the token, below the base address', async () => {
    desk.service.script(GOOD);
    assert.deepEqual(await partnerCenter.get('/customers', PAGE), { totalCount: 2 });
    const [request] = desk.service.received;
    assert.equal(request?.path, '/pc/v1/customers');
    assert.equal(request?.headers.authorization, `Bearer ${TOKEN}`);
  });

  it('should write the query so that every API reads it alike', async () => {
    desk.service.script(GOOD);
    const filter = '{"Field":"CompanyName","Value":"A & B+"}';
    await partnerCenter.get('customers', PAGE, { query: { size: 40, filter, seekOperation: undefined } });
    const path = desk.service.received[0]?.path ?? '';
    assert.doesNotMatch(path, /\+|seekOperation/);
    assert.equal(new URL(path, 'http://x').searchParams.get('filter'), filter);
  });

  it('should read past a byte order mark', async () => {
    desk.service.script(givesText(200, '\uFEFF{"totalCount":7}'));
    assert.deepEqual(await partnerCenter.get('customers', PAGE), { totalCount: 7 });
  });

  it('should read an answer without a body as undefined', async () => {
    desk.service.script(gives(204));
    assert.equal(await partnerCenter.delete('customers/1', z.undefined()), undefined);
  });

  it('should keep the ids of a call over its retries and give the next call new ones', async () => {
    desk.service.script(resets, GOOD);
    await partnerCenter.get('customers', PAGE);
    await partnerCenter.get('customers', PAGE);
    const ids = desk.service.received.map(({ headers }) => headers['ms-requestid']);
    assert.equal(ids.length, 3);
    assert.equal(ids[0], ids[1]);
    assert.notEqual(ids[1], ids[2]);
    assert.notEqual(desk.service.received[0]?.headers['ms-correlationid'], ids[0]);
  });

  it('should send JSON', async () => {
    desk.service.script(GOOD);
    await partnerCenter.post('orders', { quantity: 3 }, PAGE, {
      headers: { 'MS-PartnerCenter-Client': 'x' },
    });
    const [request] = desk.service.received;
    assert.deepEqual(JSON.parse(request?.body ?? ''), { quantity: 3 });
    assert.equal(request?.headers['content-type'], 'application/json');
    assert.equal(request?.headers['ms-partnercenter-client'], 'x');
  });

  it('should not repeat a POST that may have been carried out', async () => {
    desk.service.script(resets);
    await assert.rejects(partnerCenter.post('orders', {}, PAGE), { code: 'ServiceUnavailable' });
    assert.equal(desk.service.received.length, 1);
  });

  it('should follow a whole address of the same host and no other', async () => {
    desk.service.script(GOOD);
    await partnerCenter.get(`${desk.service.url}/pc/v1/customers?size=2`, PAGE);
    assert.equal(desk.service.received[0]?.path, '/pc/v1/customers?size=2');
    await assert.rejects(partnerCenter.get('https://example.com/customers', PAGE), {
      code: 'ServiceUnreadable',
    });
  });

  it('should refuse http to other hosts', async () => {
    const client = desk.calls.rest('graph', 'http://198.51.100.1', { credential: PERMIT, scope: 'x' });
    await assert.rejects(client.get('users', PAGE), /not asked without encryption/);
  });

  const faults: readonly [name: string, answer: Answer, code: ErrorCode, serviceCode?: string][] = [
    [
      '401 of Partner Center',
      gives(401, { code: '900401', description: 'Contoso' }),
      'ServiceSignIn',
      '900401',
    ],
    ['403 with a number', gives(403, { code: 2000, description: 'Contoso' }), 'ServiceForbidden', '2000'],
    [
      '404 of Graph',
      gives(404, { error: { code: 'Request_ResourceNotFound', message: 'Contoso', innerError: {} } }),
      'ServiceRefused',
      'Request_ResourceNotFound',
    ],
    ['409', refuses(409, 'Conflict'), 'ServiceRefused', 'Conflict'],
    ['404 without a body', gives(404), 'ServiceRefused', undefined],
    [
      '400 of Entra',
      gives(400, { error: 'invalid_grant', error_description: 'x' }),
      'ServiceRefused',
      'invalid_grant',
    ],
    [
      'a general code with details',
      gives(400, { error: { code: 'BadRequest', message: '', details: [{ code: 'RefundLimitExceeded' }] } }),
      'ServiceRefused',
      'RefundLimitExceeded',
    ],
    ['a code that is a sentence', gives(400, { code: 'Contoso owes 3' }), 'ServiceRefused', undefined],
    ['429', refuses(429, 'TooManyRequests'), 'ServiceBusy', 'TooManyRequests'],
    ['500 in words', givesText(500, '<p>Contoso</p>'), 'ServiceUnavailable', undefined],
    ['truncated JSON', givesText(200, '{"totalCount":"Contoso'), 'ServiceUnreadable', undefined],
    ['a changed field', gives(200, { totalCount: 'Contoso' }), 'ServiceUnreadable', undefined],
    ['an empty body', gives(200), 'ServiceUnreadable', undefined],
  ];
  for (const [name, answer, code, serviceCode] of faults) {
    it(`should report ${code} for ${name}, without a word of the answer`, async () => {
      desk.service.script(answer);
      await assert.rejects(partnerCenter.get('customers', PAGE), (error: DeskError) => {
        assert.equal(error.code, code);
        assert.equal(error.service?.serviceCode, serviceCode);
        assert.equal(error.service?.service, 'partnerCenter');
        assert.doesNotMatch(`${error.stack}`, /Contoso/);
        return true;
      });
    });
  }

  it('should name the field that changed', async () => {
    desk.service.script(gives(200, { totalCount: 'many' }));
    await assert.rejects(partnerCenter.get('customers', PAGE), /changed: totalCount/);
  });

  it('should name the id by which the service finds the call', async () => {
    desk.service.script(gives(200, {}, { 'MS-CorrelationId': 'their-id', 'MS-RequestId': 'another' }));
    await assert.rejects(partnerCenter.get('customers', PAGE), {
      service: { service: 'partnerCenter', status: 200, correlationId: 'their-id' },
    });
  });

  it('should not name an id that is none', async () => {
    desk.service.script(gives(404, {}, { 'MS-CorrelationId': 'Contoso has no such thing' }));
    await assert.rejects(partnerCenter.get('customers', PAGE), (error: DeskError) => {
      assert.equal(error.service?.correlationId, desk.service.received[0]?.headers['ms-correlationid']);
      return true;
    });
  });

  it('should let a caller know that a thing is not there', async () => {
    const faultOf = () => partnerCenter.get('customers/1', PAGE).catch((error: unknown) => error);
    desk.service.script(gives(404));
    assert.equal(isNotFound(await faultOf()), true);
    desk.service.script(gives(409));
    assert.equal(isNotFound(await faultOf()), false);
    assert.equal(isNotFound(new Error('404')), false);
  });

  it('should stop waiting when the caller gives up', async () => {
    const giveUp = new AbortController();
    desk.service.script(() => giveUp.abort());
    const asked = partnerCenter.get('customers', PAGE, { signal: giveUp.signal });
    await assert.rejects(asked, { code: 'ServiceUnavailable' });
    assert.equal(desk.service.received.length, 1);
  });
});
