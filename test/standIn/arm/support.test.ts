import assert from 'node:assert/strict';
import type { MicrosoftSupport, SupportTicketDetails } from '@azure/arm-support';
import { StillClock } from '../../services/local/deskFixture.js';
import type { StandIn } from '../standIn.js';
import { openSmallStandIn } from '../standInFixture.js';
import { allOf, armRequest, noWait, supportApi } from './armFixture.js';

const TICKETS = '/providers/Microsoft.Support/supportTickets';
const VERSION = 'api-version=2024-04-01';

describe('stand-in: support', () => {
  let standIn: StandIn;
  let api: MicrosoftSupport;
  let subscriptionId: string;
  const clock = new StillClock();

  beforeEach(async () => {
    clock.current = new StillClock().current;
    standIn = await openSmallStandIn({ clock });
    const [first] = standIn.world.customer('contoso')!.scopes.subscriptions;
    subscriptionId = first!.id.slice('/subscriptions/'.length);
    api = supportApi(standIn, 'contoso', subscriptionId);
  });

  afterEach(() => standIn.close());

  /** What a client finds by the names that are displayed. */
  async function topic(serviceName = 'Billing', problem = /Exchanges and refunds/) {
    const services = await allOf(api.services.list());
    const service = services.find(({ displayName }) => displayName === serviceName)!;
    const problems = await allOf(api.problemClassifications.list(service.name!));
    const found = problems.find(({ displayName }) => problem.test(displayName ?? ''))!;
    return { serviceId: service.id!, problemClassificationId: found.id! };
  }

  async function ticket(changes: Partial<SupportTicketDetails> = {}): Promise<SupportTicketDetails> {
    return {
      ...(await topic()),
      title: 'Refund of four units',
      description: 'Four units of Web are to be given back.',
      severity: 'minimal',
      contactDetails: {
        firstName: 'Ana',
        lastName: 'Lima',
        preferredContactMethod: 'email',
        primaryEmailAddress: 'ana@example.com',
        preferredTimeZone: 'Romance Standard Time',
        country: 'FRA',
        preferredSupportLanguage: 'fr-FR',
      },
      ...changes,
    };
  }

  async function wireTicket(changes: object = {}): Promise<{ properties: object }> {
    const properties = { ...(await ticket()), advancedDiagnosticConsent: 'No', ...changes };
    return { properties };
  }

  it('should make one ticket of a name, however often it is sent', async () => {
    const body = await ticket();
    const made = await api.supportTickets.beginCreateAndWait('request-1', body, noWait);
    assert.match(made.supportTicketId ?? '', /^\d{16}$/);
    assert.deepEqual(
      [made.status, made.serviceDisplayName, made.problemClassificationDisplayName],
      ['Open', 'Billing', 'Reservation management / Exchanges and refunds'],
    );
    const again = await api.supportTickets.beginCreateAndWait('request-1', body, noWait);
    assert.equal(again.supportTicketId, made.supportTicketId);
    assert.equal(standIn.world.customer('contoso')!.tickets.size, 1);
    const other = api.supportTickets.beginCreateAndWait('request-1', { ...body, title: 'Other' }, noWait);
    await assert.rejects(other, { statusCode: 409 });
    assert.deepEqual((await api.supportTickets.get('request-1')).createdDate, clock.now());
  });

  it('should tell the tickets of tenants and subscriptions apart', async () => {
    await api.supportTickets.beginCreateAndWait('request-1', await ticket(), noWait);
    await assert.rejects(supportApi(standIn, 'fabrikam', subscriptionId).supportTickets.get('request-1'), {
      statusCode: 404,
      code: 'SubscriptionNotFound',
    });
    const onTenant = await armRequest(standIn, 'contoso', 'GET', `${TICKETS}/request-1?${VERSION}`);
    assert.deepEqual([onTenant.status, onTenant.body.error?.code], [404, 'SupportTicketNotFound']);
  });

  it('should take a ticket without a subscription where the topic needs none', async () => {
    const put = (body: object, query = VERSION) =>
      armRequest(standIn, 'contoso', 'PUT', `${TICKETS}/request-2?${query}`, body);
    assert.equal((await put(await wireTicket(), 'api-version=2020-04-01')).status, 400);
    const accepted = await put(await wireTicket());
    assert.equal(accepted.status, 202);
    const { pathname, search } = new URL(accepted.headers.get('azure-asyncoperation')!);
    const poll = () => armRequest(standIn, 'contoso', 'GET', pathname.replace('/arm', '') + search);
    assert.equal((await poll()).body.status, 'Running');
    assert.equal((await poll()).body.status, 'Succeeded');
    const { body } = await armRequest(standIn, 'contoso', 'GET', `${TICKETS}/request-2?${VERSION}`);
    assert.equal(body.properties?.status, 'Open');
    const quota = await topic('Service and subscription limits (quotas)', /cores/);
    const refused = await armRequest(
      standIn,
      'contoso',
      'PUT',
      `${TICKETS}/request-3?${VERSION}`,
      await wireTicket(quota),
    );
    assert.equal(refused.status, 400);
  });

  it('should refuse a ticket that the service would refuse', async () => {
    const base = await ticket();
    const contact = base.contactDetails!;
    const refused = (changes: Partial<SupportTicketDetails>) =>
      assert.rejects(api.supportTickets.beginCreateAndWait('request-1', { ...base, ...changes }, noWait), {
        statusCode: 400,
        code: 'BadRequest',
      });
    await refused({ severity: 'Minimal' });
    await refused({ title: '' });
    await refused({ serviceId: '/providers/Microsoft.Support/services/none' });
    await refused({
      problemClassificationId: (await topic('Subscription management', /./)).problemClassificationId,
    });
    await refused({ contactDetails: { ...contact, country: 'FR' } });
    await refused({ contactDetails: { ...contact, preferredTimeZone: 'Europe/Paris' } });
    await refused({ contactDetails: { ...contact, preferredSupportLanguage: 'fr' } });
    await refused({ contactDetails: { ...contact, preferredContactMethod: 'phone' } });
    assert.equal(standIn.world.customer('contoso')!.tickets.size, 0);
  });

  it('should close a ticket and find it by state and date', async () => {
    await api.supportTickets.beginCreateAndWait('old', await ticket(), noWait);
    clock.current = new Date('2026-06-15T10:30:00Z');
    await api.supportTickets.beginCreateAndWait('new', await ticket(), noWait);
    assert.equal((await api.supportTickets.update('old', { status: 'closed' })).status, 'Closed');
    const names = async (filter?: string, top?: number) =>
      (await allOf(api.supportTickets.list({ filter, top }))).map(({ name }) => name);
    assert.deepEqual(await names(undefined, 1), ['new', 'old']);
    assert.deepEqual(await names("status eq 'Open'"), ['new']);
    assert.deepEqual(await names("createdDate ge 2026-06-15T10:00:00Z and status eq 'Closed'"), ['old']);
    assert.deepEqual(await names('createdDate gt 2026-06-15T10:00:00Z'), ['new']);
  });

  it('should keep what is written about a ticket, once by name, and what support writes', async () => {
    await api.supportTickets.beginCreateAndWait('request-1', await ticket(), noWait);
    const message = { subject: 'More', body: 'One more thing.', sender: 'ana@example.com' };
    const send = (body: object) =>
      api.communications.beginCreateAndWait('request-1', 'c-1', { ...message, ...body }, noWait);
    assert.equal((await send({})).communicationDirection, 'outbound');
    await send({});
    await assert.rejects(send({ body: 'Other' }), { statusCode: 409 });
    standIn.world.customer('contoso')!.tickets.get('request-1')!.communications.push({
      name: 'c-2',
      sender: 'support@example.com',
      subject: 'Re: More',
      body: 'Done.',
      createdDate: clock.now().toISOString(),
      direction: 'inbound',
    });
    const all = await allOf(api.communications.list('request-1'));
    assert.deepEqual(
      all.map(({ name, communicationDirection }) => [name, communicationDirection]),
      [
        ['c-1', 'outbound'],
        ['c-2', 'inbound'],
      ],
    );
  });

  it('should say whether a name is free', async () => {
    const isFree = async (name: string) =>
      (await api.supportTickets.checkNameAvailability({ name, type: 'Microsoft.Support/supportTickets' }))
        .nameAvailable;
    assert.equal(await isFree('request-1'), true);
    await api.supportTickets.beginCreateAndWait('request-1', await ticket(), noWait);
    assert.equal(await isFree('request-1'), false);
  });

  it('should take a file in chunks and a ticket that names its workspace', async () => {
    const workspace = '/providers/Microsoft.Support/fileWorkspaces/files-1';
    const send = (method: string, path: string, body?: object) =>
      armRequest(standIn, 'contoso', method, `${workspace}${path}?${VERSION}`, body);
    const put = async (name: string) =>
      armRequest(
        standIn,
        'contoso',
        'PUT',
        `${TICKETS}/${name}?${VERSION}`,
        await wireTicket({ fileWorkspaceName: 'files-1' }),
      );
    assert.equal((await put('early')).status, 400);
    assert.equal((await send('PUT', '')).status, 201);
    const sizes = { chunkSize: 4, fileSize: 6, numberOfChunks: 2 };
    assert.equal((await send('PUT', '/files/a.txt', { properties: { ...sizes, fileSize: 9 } })).status, 400);
    assert.equal((await send('PUT', '/files/a.txt', { properties: sizes })).status, 201);
    const upload = (chunkIndex: number, text: string) =>
      send('POST', '/files/a.txt/upload', { chunkIndex, content: Buffer.from(text).toString('base64') });
    assert.equal((await upload(0, 'abcd')).status, 204);
    assert.equal((await upload(1, 'toolong')).status, 400);
    assert.equal((await upload(1, 'ef')).status, 204);
    const { chunks } = standIn.world.customer('contoso')!.fileWorkspaces.get('files-1')!.files.get('a.txt')!;
    assert.equal(Buffer.concat([...chunks.values()]).toString(), 'abcdef');
    assert.equal((await put('late')).status, 202);
  });
});
