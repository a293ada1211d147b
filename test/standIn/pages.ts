import type { StandInReply, StandInRequest } from './standInRoute.js';

/** Items a page of Azure Resource Manager's lists holds in the stand-in: few, so that clients must follow the links. */
export const ARM_PAGE_SIZE = 20;

export interface ArmPaging<T> {
  readonly pageSize?: number;
  /** Name of the query parameter that carries on, `$skiptoken` by default. */
  readonly token?: string;
  /** What becomes of an item that is on the page; nothing unless given. */
  readonly body?: (item: T) => unknown;
}

/** A page of an Azure Resource Manager list; `nextLink` leads to the next with the query that was asked. */
export function armPage<T>(
  request: StandInRequest,
  items: readonly T[],
  { pageSize = ARM_PAGE_SIZE, token = '$skiptoken', body = (item) => item }: ArmPaging<T> = {},
): StandInReply {
  const start = Number(request.query.get(token) ?? 0);
  const end = start + pageSize;
  const query = new URLSearchParams(request.query);
  query.set(token, String(end));
  const nextLink = `${request.baseUrl}${encodeURI(request.path)}?${query}`;
  const value = items.slice(start, end).map(body);
  return { status: 200, body: { value, ...(end < items.length && { nextLink }) } };
}
