/** Methods that HTTP says may be repeated, and PATCH: every one that the desk sends sets fields to given values. */
const REPEATABLE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);

/** Last parts of addresses whose POST changes nothing that a second one would change again. */
const REPEATABLE_POSTS: ReadonlySet<string> = new Set([
  'calculateRefund',
  'calculateExchange',
  'calculatePrice',
  'availableScopes',
  'getByIds',
  'checkMemberGroups',
  'token',
]);

/** Whether a call whose outcome is not known may be sent again without doing anything twice. */
export function isSafeToRepeat(request: { readonly method: string; readonly url: string }): boolean {
  if (REPEATABLE_METHODS.has(request.method)) return true;
  const action = new URL(request.url).pathname.split('/').at(-1);
  return request.method === 'POST' && action !== undefined && REPEATABLE_POSTS.has(action);
}
