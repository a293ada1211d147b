import type { StandInReply, StandInRequest } from './standInRoute.js';

/** Items a page of Azure Resource Manager's lists holds in the stand-in: few, so that clients must follow the links. */
export const ARM_PAGE_SIZE = 20;

export interface ArmPaging {
  readonly pageSize?: number;
  /** Name of the query parameter that carries on, `$skiptoken` by default. */
  readonly token?: string;
}

/** A page of an Azure Resource Manager list; `nextLink` leads to the next with the query that was asked. */
export function armPage(
  request: StandInRequest,
  items: readonly unknown[],
  { pageSize = ARM_PAGE_SIZE, token = '$skiptoken' }: ArmPaging = {},
): StandInReply {
  const start = Number(request.query.get(token) ?? 0);
  const end = start + pageSize;
  const query = new URLSearchParams(request.query);
  query.set(token, String(end));
  const nextLink = `${request.baseUrl}${encodeURI(request.path)}?${query}`;
  return { status: 200, body: { value: items.slice(start, end), ...(end < items.length && { nextLink }) } };
}
