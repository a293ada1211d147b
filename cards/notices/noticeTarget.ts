/** Where a button of a notice leads. */
export type NoticeTarget =
  | { readonly to: 'request'; readonly requestId: string }
  | { readonly to: 'reservation'; readonly customerId: string; readonly reservationId: string }
  | { readonly to: 'requests' }
  | { readonly to: 'expiring' }
  | { readonly to: 'portfolio' };

/** The action of every button that leads somewhere out of a notice. */
export const NOTICE_ACTION = 'desk.notice';

/** Such a button belongs to no step: it may be pressed at any time. */
export const ANY_STEP = 'any';

/** What the button carries. */
export function itemOf(target: NoticeTarget): string {
  switch (target.to) {
    case 'request':
      return `request/${target.requestId}`;
    case 'reservation':
      return `reservation/${target.customerId}/${target.reservationId}`;
    default:
      return target.to;
  }
}

/** Where it leads, as anybody may have sent it; undefined for what no button carries. */
export function targetOf(item: string): NoticeTarget | undefined {
  const [to, first = '', second = '', ...more] = item.split('/');
  if (more.length > 0) return undefined;
  if (to === 'request' && first !== '' && second === '') return { to, requestId: first };
  if (to === 'reservation' && first !== '' && second !== '')
    return { to, customerId: first, reservationId: second };
  const isPlain = to === 'requests' || to === 'expiring' || to === 'portfolio';
  return isPlain && first === '' ? { to } : undefined;
}
