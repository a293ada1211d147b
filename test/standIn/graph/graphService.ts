import { z } from 'zod';
import type { StandInRequest, StandInRoute } from '../standInRoute.js';
import { headerOf, ok, refuse, type StandInService } from '../standInService.js';
import type { DirectoryUser } from '../world/records.js';
import type { StandInWorld } from '../world/standInWorld.js';

/** The directory of the token's tenant, as far as the desk looks people up. */
export function graphService(world: StandInWorld): StandInService {
  return {
    prefix: '/graph',
    audience: 'graph',
    routes: routes(world),
    errorBody: ({ status, code, message }, correlationId) => ({
      error: {
        code: code ?? CODES[status] ?? 'Request_BadRequest',
        message: message ?? 'The directory did not take the request.',
        innerError: {
          date: world.nowIso().slice(0, 19),
          'request-id': correlationId,
          'client-request-id': correlationId,
        },
      },
    }),
    challenge: () =>
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    correlationHeader: 'request-id',
    idHeaders: (headers, freshId) => ({
      'request-id': freshId,
      'client-request-id': headerOf(headers, 'client-request-id') ?? freshId,
    }),
  };
}

const CODES: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

const getByIds = z.object({ ids: z.array(z.string()).max(1000), types: z.array(z.string()).optional() });

function routes(world: StandInWorld): readonly StandInRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1.0/users',
      operation: 'graph.users',
      answer: (request) => {
        const found = addressesIn(request).flatMap((mail) => directory(world, request).byMail(mail) ?? []);
        const users = [...new Map(found.map((user) => [user.id, user])).values()];
        return ok({
          '@odata.context': context(request),
          value: users.map((user) => drawn(user, world, request)),
        });
      },
    },
    {
      method: 'GET',
      path: '/v1.0/users/:userId',
      operation: 'graph.user',
      answer: (request) => {
        const wanted = request.params.userId ?? '';
        const people = directory(world, request);
        const user = (wanted.includes('@') ? people.byMail(wanted) : people.byId(wanted)) ?? refuse(404);
        return ok({ '@odata.context': `${context(request)}/$entity`, ...drawn(user, world, request) });
      },
    },
    {
      method: 'POST',
      path: '/v1.0/directoryObjects/getByIds',
      operation: 'graph.getByIds',
      answer: (request) => {
        const { success, data } = getByIds.safeParse(request.body);
        if (!success) return refuse(400, 'Request_BadRequest', 'At most 1,000 ids.');
        const users = data.ids.flatMap((id) => directory(world, request).byId(id) ?? []);
        const value = users.map((user) => ({
          '@odata.type': '#microsoft.graph.user',
          ...drawn(user, world, request),
        }));
        return ok({ '@odata.context': `${request.baseUrl}/v1.0/$metadata#directoryObjects`, value });
      },
    },
  ];
}

interface Directory {
  byMail(mail: string): DirectoryUser | undefined;
  byId(id: string): DirectoryUser | undefined;
}

function directory(world: StandInWorld, { tenantId }: StandInRequest): Directory {
  const customer = world.customer(tenantId);
  if (customer) return { byMail: (mail) => customer.userByMail(mail), byId: (id) => customer.userById(id) };
  const users = world.partner(tenantId)?.users ?? [];
  return {
    byMail: (mail) => users.find((user) => user.mail === mail.toLowerCase()),
    byId: (id) => users.find((user) => user.id === id),
  };
}

/** Addresses in a filter such as `mail eq 'a@b.c' or userPrincipalName eq 'a@b.c'`: the one kind that is taken. */
function addressesIn({ query }: StandInRequest): string[] {
  const parts = (query.get('$filter') ?? '').split(/ or /i);
  return parts.map((part) => {
    const [, literal] = /^\s*(?:mail|userPrincipalName) eq '((?:[^']|'')*)'\s*$/i.exec(part) ?? [];
    if (literal === undefined) return refuse(400, 'Request_UnsupportedQuery', 'The filter is not supported.');
    return literal.replaceAll("''", "'");
  });
}

/** Only what `$select` asks for, where it does. */
function drawn(user: DirectoryUser, world: StandInWorld, { query, tenantId }: StandInRequest): object {
  const domain = world.customer(tenantId)?.profile.domain.toLowerCase();
  const isGuest = domain !== undefined && !user.mail.endsWith(`@${domain}`);
  const all = {
    id: user.id,
    displayName: user.displayName,
    mail: user.mail,
    userPrincipalName: isGuest ? `${user.mail.replace('@', '_')}#EXT#@${domain}` : user.mail,
  };
  const selected = query.get('$select')?.split(',');
  return selected ? Object.fromEntries(Object.entries(all).filter(([name]) => selected.includes(name))) : all;
}

function context({ baseUrl }: StandInRequest): string {
  return `${baseUrl}/v1.0/$metadata#users`;
}
