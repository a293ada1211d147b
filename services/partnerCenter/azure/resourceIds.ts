/** Azure compares resource IDs without regard to case. */
export function isSameResource(one: string | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

/** What an ID ends with: the resource's own name. */
export function lastPartOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** Names that stand behind the kinds of a resource ID, such as `subscriptions`; undefined where there is no such kind. */
export function partAfter(id: string, kind: string): string | undefined {
  const parts = id.split('/');
  const index = parts.findIndex((part) => part.toLowerCase() === kind.toLowerCase());
  return index < 0 ? undefined : parts[index + 1] || undefined;
}

/** The ID of a subscription, given as it is or as its GUID alone. */
export function subscriptionResourceId(subscription: string): string {
  return subscription.startsWith('/') ? subscription : `/subscriptions/${subscription}`;
}

/** The ID as the clients of Microsoft.Authorization take it: they write the slash in front of it by themselves. */
export function forSdk(id: string): string {
  return id.replace(/^\//, '');
}
