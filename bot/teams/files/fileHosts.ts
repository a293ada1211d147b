import { isIP } from 'node:net';
import { isLoopbackUrl } from '../../adapter/loopback.js';

/** Where Teams keeps the files of personal chats: SharePoint and OneDrive, of the world and of the US government. */
const STORES = ['.sharepoint.com', '.svc.ms', '.sharepoint.us', '.sharepoint-mil.us'];

/** Whether a file may be fetched from the address that an activity names, or sent there. */
export type AddressRule = (url: URL) => boolean;

/** By names that only Microsoft can give; a desk without a registration also takes its own machine, where the Playground is. */
export function storeRule(takesLoopback: boolean): AddressRule {
  return (url) => (takesLoopback && isLoopbackUrl(url.href)) || isStore(url);
}

/** Where a channel's service keeps what was pasted into messages; whoever asks elsewhere there asks in the bot's name. */
const PASTED = /\/v3\/attachments(?:\/[\w.~-]+)+$/;

/** The service that the activity came from, nothing else of that name, and no other part of it. */
export function serviceRule(serviceUrl: string, takesLoopback: boolean): AddressRule {
  return (url) => {
    if (!URL.canParse(serviceUrl)) return false;
    const service = new URL(serviceUrl);
    const isOwn = url.origin === service.origin && url.username === '' && url.password === '';
    if (!PASTED.test(url.pathname)) return false;
    return isOwn && (isWellSecured(url) || (takesLoopback && isLoopbackUrl(url.href)));
  };
}

function isStore(url: URL): boolean {
  return isWellSecured(url) && STORES.some((store) => url.hostname.endsWith(store));
}

function isWellSecured({ protocol, port, username, password, hostname }: URL): boolean {
  const isNamed = isIP(hostname) === 0 && !hostname.startsWith('[');
  return protocol === 'https:' && port === '' && username === '' && password === '' && isNamed;
}
