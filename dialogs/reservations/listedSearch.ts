import type { Texts } from '../../services/localization/texts.js';
import type { ListedReservation } from '../../services/model.js';
import type { SearchResult } from '../../services/ports.js';
import { prepareSearch, searchReservations } from '../../services/search/reservationSearch.js';
import { ROWS_PER_PAGE } from '../prompts/listPrompt.js';

/** What was last searched of each list. */
const parts = new WeakMap<readonly ListedReservation[], readonly ListedReservation[]>();

/** A GUID, as reservations and their orders have. */
const WHOLE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the whole text is an ID as reservations and their orders have. */
export function isWholeId(text: string): boolean {
  return WHOLE_ID.test(text);
}

/** Looks among all for one that is clearly meant, hidden or not; otherwise among what is listed. */
export async function searchListed(
  texts: Texts,
  {
    listed,
    all,
  }: { readonly all: readonly ListedReservation[]; readonly listed: readonly ListedReservation[] },
  query: string,
): Promise<SearchResult<ListedReservation>> {
  if (isWholeId(query)) return byId(all, query.toLowerCase());
  await prepareSearch(all, texts);
  const amongAll = searchReservations(all, query, ROWS_PER_PAGE, texts);
  if (amongAll.clear || listed.length === all.length) return amongAll;
  const part = partAsBefore(all, listed);
  await prepareSearch(part, texts);
  const amongListed = searchReservations(part, query, ROWS_PER_PAGE, texts);
  return amongListed.hits.length > 0 ? amongListed : amongAll;
}

/** The same array as before for the same part of the same list, since indexes are kept by it. */
function partAsBefore(
  all: readonly ListedReservation[],
  listed: readonly ListedReservation[],
): readonly ListedReservation[] {
  const before = parts.get(all);
  const isSame = before?.length === listed.length && listed.every((one, index) => one === before[index]);
  if (before && isSame) return before;
  parts.set(all, listed);
  return listed;
}

/** A whole id means that reservation or none: another one that shares a part of it would be a wrong guess. */
function byId(reservations: readonly ListedReservation[], typed: string): SearchResult<ListedReservation> {
  const hits = reservations.filter(({ id, orderId }) =>
    [id, orderId].some((one) => one.toLowerCase() === typed),
  );
  return { hits, clear: hits.length === 1 };
}
