import type { TurnContext } from 'botbuilder';

/** What the SDK's client for the service of a turn has, of which only this is needed. */
interface TokenHolder {
  readonly credentials?: { getToken?(): Promise<string> };
}

/** The bot's token for the service that the turn came from, as the SDK sends it there with replies. */
export async function connectorToken({ adapter, turnState }: TurnContext): Promise<string | undefined> {
  if (!('ConnectorClientKey' in adapter)) return undefined;
  const client: TokenHolder | undefined = turnState.get(adapter.ConnectorClientKey);
  return client?.credentials?.getToken?.();
}
