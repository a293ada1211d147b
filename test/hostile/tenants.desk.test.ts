import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { markersOf, quoted } from '../services/tenants/tenantDesk.js';
import type { ChatUser } from '../support/chatUser.js';
import { stepOf } from './badInputs.js';
import { type HostileDesk, openHostileDesk } from './hostileDesk.js';
import {
  comparable,
  documentsOf,
  fileInWords,
  openDeskWithoutOthers,
  payloadsOn,
  placesOf,
  walk,
} from './tenantChats.js';

const OURS = placesOf('contoso ltd', 'reporting');
const THEIRS = placesOf('contoso retail', 'web front end');
/** Of one every so many places, each attempt is made. */
const PLACES_APART = 3;
/** Codes that only their documents happen to hold. */
const CODES = ['support'];
/** So many attempts are made before the way to the place is gone again. */
const ATTEMPTS_A_WALK = 8;

type Attempt =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'theirStep' | 'ourStep'; readonly payload: Readonly<Record<string, unknown>> };

describe('two partners at one desk', () => {
  /** With both partners, and with the first one alone. */
  let both: HostileDesk;
  let alone: HostileDesk;
  let them: ChatUser;
  let markers: readonly string[];
  let attempts: readonly Attempt[];
  let documents: ReadonlyMap<string, string>;
  const counts = { words: 0, theirStep: 0, ourStep: 0, answers: 0, leaked: 0 };
  const theirParty = { userId: 'demo-alexa-1', conversation: { id: 'north' } };

  before(async () => {
    both = await openHostileDesk();
    alone = await openDeskWithoutOthers();
    for (const desk of [both, alone]) await fileInWords(us(desk, 'first'), 'contoso ltd', 'ours');
    them = both.user(theirParty);
    const number = await fileInWords(them, 'fabrikam residences', 'polaris');
    assert.match(JSON.stringify(them.replies), /polaris comment/);
    const payloads = payloadsOn(them);
    for (const words of Object.values(THEIRS)) {
      await walk(them, words);
      payloads.push(...payloadsOn(them));
    }
    await walk(them, [...THEIRS.problem!, 'reservation management', 'purchase', 'polaris draft']);
    payloads.push(...payloadsOn(them));
    documents = documentsOf(both, 'demo-partner-north', 'alexa');
    const [theirs, ours] = [documents, documentsOf(both, 'demo-partner', 'alex')].map((files) =>
      [...files.values()].map((text) => JSON.parse(text)),
    ) as [unknown[], unknown[]];
    markers = markersOf(theirs, [ours, CODES]);
    attempts = [...wordsAbout(theirs, number), ...forgeries(payloads)];
    assert.ok(markers.length > 40 && attempts.length > 150, `${markers.length}, ${attempts.length}`);
  });

  after(async () => {
    await both.close();
    await alone.close();
    const { words, theirStep, ourStep, answers, leaked } = counts;
    console.log(
      `      ${words} sentences and ids, ${theirStep} payloads with their step, ${ourStep} with ours; ${answers} answers looked at: ${leaked} leaked`,
    );
  });

  for (const [index, [place, words]] of Object.entries(OURS).entries()) {
    it(`should be answered at ${place} as if the other one were not there`, async () => {
      const here = attempts.filter((_, at) => (at + index) % PLACES_APART === 0);
      for (let from = 0; from < here.length; from += ATTEMPTS_A_WALK) {
        const [withThem, without] = [us(both, `${place} ${from}`), us(alone, `${place} ${from}`)];
        for (const user of [withThem, without]) await walk(user, words);
        const said: string[] = [];
        for (const attempt of here.slice(from, from + ATTEMPTS_A_WALK)) {
          await withThem.send(activityOf(attempt, withThem));
          await without.send(activityOf(withAbsentStep(attempt), without));
          said.push(JSON.stringify(attempt));
          counts[attempt.kind] += 1;
          assertNothingShown(withThem.replies, said.join('\n'), without.replies);
        }
      }
    }).timeout(120_000);
  }

  it('should know nothing of their conversation in one of the same id on another channel', async () => {
    const us = both.user({ ...theirParty, userId: 'demo-alex-1', channelId: 'msteams' });
    for (const text of ['help', 'back', 'my requests', 'next']) {
      await us.say(text);
      assertNothingShown(us.replies, text);
    }
  });

  it('should know nothing of their requests and drafts for their user id on another channel', async () => {
    const other = both.user({ ...theirParty, channelId: 'msteams' });
    await walk(other, ['my requests']);
    assert.doesNotMatch(JSON.stringify(other.replies), /SR-\d{6}|polaris/i);
  });

  it('should answer only its own users in a group of both', async () => {
    const conversation = { id: 'group', isGroup: true };
    const theirs = both.user({ ...theirParty, conversation });
    for (const words of THEIRS.quote!) {
      await theirs.say(words);
      assertNothingShown(theirs.replies, words);
    }
    await theirs.say('hello');
    const payloads = payloadsOn(theirs);
    assert.ok(payloads.length > 0, 'no card to press');
    const ours = both.user({ userId: 'demo-alex-1', conversation });
    for (const payload of payloads) {
      await ours.send({ type: 'message', value: payload });
      assertNothingShown(ours.replies, JSON.stringify(payload));
    }
  });

  it('should have left them where they were, with all they had', async () => {
    const now = documentsOf(both, 'demo-partner-north', 'alexa');
    for (const [file, text] of documents) assert.ok(now.get(file) === text, file);
    await them.say('help');
    assert.match(JSON.stringify(them.replies), /polaris draft/);
  });

  it('should show nothing of their conversation to one of ours who speaks in it, step and all', async () => {
    const payloads = payloadsOn(them);
    const ours = both.user({ ...theirParty, userId: 'demo-alex-1' });
    for (const payload of payloads) {
      await ours.send({ type: 'message', value: payload });
      assertNothingShown(ours.replies, JSON.stringify(payload));
    }
    await them.say('next');
    assert.doesNotMatch(JSON.stringify(them.replies), /reference [A-Z0-9]{8}/i);
  });

  it('should not have failed a single turn', () => {
    const failures = [...both.lines, ...alone.lines].filter(({ level }) => level === 'error');
    assert.deepEqual(failures, []);
  });

  function us(desk: HostileDesk, place: string): ChatUser {
    return desk.user({ userId: 'demo-alex-1', conversation: { id: place } });
  }

  function assertNothingShown(
    replies: readonly Partial<Activity>[],
    typed: string,
    expected?: readonly Partial<Activity>[],
  ): void {
    const answer = JSON.stringify(replies);
    const shown = markers.filter((mark) => !typed.includes(quoted(mark)) && answer.includes(quoted(mark)));
    const isAlike = expected === undefined || comparable(replies) === comparable(expected);
    counts.answers += 1;
    if (shown.length > 0 || !isAlike) counts.leaked += 1;
    assert.deepEqual(shown, [], typed);
    if (expected) assert.equal(comparable(replies), comparable(expected), typed);
  }
});

/** All that is theirs, in words. */
function wordsAbout(documents: readonly unknown[], number: string): Attempt[] {
  const customers = (documents as CustomerLike[]).filter(({ reservations }) => reservations !== undefined);
  const named = customers.flatMap(({ profile: { id, name, domain } }) => [
    ...[`refund ${name}'s VM`, `who has access to ${name}?`, `portfolio of ${name}`, `${name}`, domain, id],
    ...[
      `what expires at ${name} next month`,
      `grant alexa.morgan@demopartner-north.example access for ${name}`,
    ],
  ]);
  const held = customers.flatMap(({ reservations }) =>
    reservations.flatMap((one) => [
      ...[one.id, one.orderId, `properties of ${one.id}`, `refund 1 unit of order ${one.orderId}`],
      ...[one.displayName, `exchange the ${one.displayName}`, `which reservations are ${one.sku}?`],
    ]),
  );
  const requests = [number, `show ${number}`, `withdraw ${number}`, `add a comment to ${number}`];
  const others = [
    'Sweden Central',
    'my requests',
    'all customers',
    'polaris',
    'open requests of all customers',
  ];
  return [...new Set([...named, ...held, ...requests, ...others])].map((text) => ({ kind: 'words', text }));
}

interface CustomerLike {
  readonly profile: { readonly id: string; readonly name: string; readonly domain: string };
  readonly reservations: readonly {
    readonly id: string;
    readonly orderId: string;
    readonly displayName: string;
    readonly sku: string;
  }[];
}

/** Each with the step it was shown with, and, once for what it does, with ours. */
function forgeries(payloads: readonly Readonly<Record<string, unknown>>[]): Attempt[] {
  const byMeaning = new Map(payloads.map((payload) => [`${payload.action} ${payload.item}`, payload]));
  return [...byMeaning.values()].flatMap((payload): Attempt[] => [
    { kind: 'theirStep', payload },
    { kind: 'ourStep', payload },
  ]);
}

function activityOf(attempt: Attempt, user: ChatUser): Partial<Activity> {
  if (attempt.kind === 'words') return { type: 'message', text: attempt.text };
  const { payload } = attempt;
  return {
    type: 'message',
    value: attempt.kind === 'theirStep' ? payload : { ...payload, step: stepOf(user) },
  };
}

/** On another desk their step may be one of ours: ids are counted up from one. */
function withAbsentStep(attempt: Attempt): Attempt {
  if (attempt.kind !== 'theirStep') return attempt;
  return { ...attempt, payload: { ...attempt.payload, step: 'a step that never was' } };
}
