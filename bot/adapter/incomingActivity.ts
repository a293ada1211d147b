import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { HttpProblem } from '../http/httpProblem.js';
import { isLoopbackUrl } from './loopback.js';

/** Ids end up in storage keys, which are bounded. */
const MAX_ID = 512;
const id = z.string().min(1).max(MAX_ID);
const account = z.looseObject({ id, name: z.string().optional() });

/** The fields that the desk and the SDK rely on; all others pass as they are. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(64),
  channelId: z.string().regex(/^[\w.-]{1,64}$/, 'must be the id of a channel'),
  from: account,
  conversation: z.looseObject({ id }),
  recipient: account.default({ id: 'reservation-desk' }),
  id: id.optional(),
  replyToId: z.string().optional(),
  serviceUrl: z.string().optional(),
  deliveryMode: z.string().optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().optional(),
  locale: z.string().optional(),
  timestamp: z.string().optional(),
  localTimestamp: z.string().optional(),
  expiration: z.string().optional(),
  attachments: z.array(z.looseObject({})).optional(),
  entities: z.array(z.looseObject({})).optional(),
  membersAdded: z.array(account).optional(),
  membersRemoved: z.array(account).optional(),
});

export interface IncomingRules {
  /** Nobody vouches for the sender: replies may go to this machine only, wherever the activity wants them. */
  readonly loopbackOnly: boolean;
}

/**
 * Where replies go that have nowhere to go: an activity of `expectReplies` need not name a service, and without an
 * address the connector would fall back to Microsoft's. Nothing can listen on port 0.
 */
const NOWHERE = 'http://127.0.0.1:0/';

/**
 * An activity as a channel posts it, checked. Fields that are null count as absent.
 * @throws HttpProblem 400 that names the field and what is wrong with it
 */
export function parseActivity(body: unknown, rules: IncomingRules): Activity {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new HttpProblem(400, 'BadActivity', 'The body must be an activity: a JSON object.');
  }
  const present = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
  const parsed = activitySchema.safeParse(present);
  if (!parsed.success) throw new HttpProblem(400, 'BadActivity', describeIssues(parsed.error));
  const { timestamp, localTimestamp, expiration, ...rest } = parsed.data;
  return {
    ...rest,
    ...date('timestamp', timestamp),
    ...date('localTimestamp', localTimestamp),
    ...date('expiration', expiration),
    serviceUrl: checkedServiceUrl(parsed.data, rules),
    // The SDK's type demands fields that it lets be absent everywhere; what it relies on was checked above.
  } as unknown as Activity;
}

function describeIssues(error: z.ZodError): string {
  const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return `The activity is not well-formed: ${issues.join('; ')}.`;
}

/** The SDK works on dates and keeps the original beside them. A date that is none is left out: no turn needs it. */
function date(name: 'timestamp' | 'localTimestamp' | 'expiration', text: string | undefined) {
  const value = new Date(text ?? '');
  if (Number.isNaN(value.getTime())) return {};
  return { [name]: value, [`raw${name.charAt(0).toUpperCase()}${name.slice(1)}`]: text };
}

function checkedServiceUrl(
  activity: { serviceUrl?: string | undefined; deliveryMode?: string | undefined },
  { loopbackOnly }: IncomingRules,
): string {
  const { serviceUrl } = activity;
  if (serviceUrl === undefined || serviceUrl === '') {
    if (activity.deliveryMode === 'expectReplies') return NOWHERE;
    throw new HttpProblem(
      400,
      'BadActivity',
      'The activity is not well-formed: serviceUrl: replies need an address.',
    );
  }
  if (!URL.canParse(serviceUrl) || !/^https?:$/.test(new URL(serviceUrl).protocol)) {
    throw new HttpProblem(
      400,
      'BadActivity',
      'The activity is not well-formed: serviceUrl: must be http or https.',
    );
  }
  if (loopbackOnly && !isLoopbackUrl(serviceUrl)) {
    throw new HttpProblem(
      403,
      'ServiceUrlNotAllowed',
      'Without a bot registration (MicrosoftAppId) replies go only to addresses of this machine, such as http://localhost.',
    );
  }
  return serviceUrl;
}
