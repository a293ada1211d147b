import type { StandInReply, StandInRequest } from '../standInRoute.js';
import { headerOf, ok, refuse } from '../standInService.js';

/** The most customers a page can have, and how many it has when nothing is asked. */
export const LARGEST_PAGE = 500;

/** A page of a list that is sought through with a continuation token in a header. */
export function seekPage<T>(
  request: StandInRequest,
  items: readonly T[],
  draw: (item: T) => unknown,
): StandInReply {
  const { query, path } = request;
  const size = Math.min(LARGEST_PAGE, Number(query.get('size') ?? LARGEST_PAGE));
  if (!Number.isInteger(size) || size < 1) return refuse(400, 2000, 'The size of a page is a whole number.');
  const start = startOf(request);
  const end = start + size;
  const page = items.slice(start, end);
  const token = end < items.length ? tokenFor(request, end) : undefined;
  const asked = new URLSearchParams(query);
  asked.delete('seekOperation');
  const link = (more: string) => `${path.replace(/^\/v1/, '')}?${asked}${more}`;
  return ok({
    totalCount: page.length,
    items: page.map(draw),
    ...(token !== undefined && { continuationToken: token }),
    links: {
      self: { uri: link(''), method: 'GET', headers: [] },
      ...(token !== undefined && {
        next: {
          uri: link(`${asked.size > 0 ? '&' : ''}seekOperation=Next`),
          method: 'GET',
          headers: [{ key: 'MS-ContinuationToken', value: token }],
        },
      }),
    },
    attributes: { objectType: 'Collection' },
  });
}

/** Where the page begins. The token and the wish to go on belong together, and to the same filter. */
function startOf(request: StandInRequest): number {
  const token = headerOf(request.headers, 'ms-continuationtoken');
  const seek = request.query.get('seekOperation');
  if (seek === null) return 0;
  const [filter, start] = token === undefined ? [] : textOf(token).split('\n');
  if (seek.toLowerCase() !== 'next' || filter !== filterOf(request)) {
    return refuse(400, 2000, 'The continuation token does not fit this request.');
  }
  return Number(start);
}

function tokenFor(request: StandInRequest, start: number): string {
  return Buffer.from(`${filterOf(request)}\n${start}`).toString('base64');
}

function textOf(token: string): string {
  return Buffer.from(token, 'base64').toString('utf8');
}

function filterOf({ query, tenantId }: StandInRequest): string {
  return `${tenantId} ${query.get('filter') ?? ''}`;
}
