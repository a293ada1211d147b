import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import { buttonsOf } from '../support/press.js';
import { assertStartsOver, placeOf, post } from './activityAttacks.js';
import type { FuzzRun } from './fuzzRun.js';
import { hostileText, hostileValue } from './hostileValues.js';

/** Where people are who answer cards: reached by typing, which is right in every language. */
const WAYS = [
  ...['hello', 'refund', 'refund contoso', 'refund 1 unit of contoso web front end', 'exchange contoso'],
  ...['overview of web front end', 'access to web front end', 'properties', 'configuration of web front end'],
  ...['new support request', 'my requests', 'all customers', 'what expires soon', 'resources', 'language'],
];
const INPUTS = [
  ...['issueType', 'problemType', 'category', 'severity', 'description', 'firstName', 'lastName', 'email'],
  ...[
    'phone',
    'method',
    'country',
    'language',
    'timeZone',
    'quantity',
    'text',
    'region',
    'term',
    'billingPlan',
  ],
  ...['action', 'step', 'item', '__proto__', 'constructor', 'toString'],
];
const CHANNELS = ['test', 'msteams', 'webchat', 'directline', 'emulator'];

type CardStep =
  /** What the newest card offers, with inputs of any kind. */
  | { readonly kind: 'press'; readonly at: number; readonly inputs: Readonly<Record<string, unknown>> }
  /** What an earlier card offered. */
  | { readonly kind: 'stale'; readonly at: number }
  /** What another person's card offers. */
  | { readonly kind: 'borrowed'; readonly at: number }
  /** A card's data with another action, step or item. */
  | { readonly kind: 'forged'; readonly at: number; readonly field: string; readonly value: unknown }
  /** The id of something that belongs to another partner. */
  | { readonly kind: 'foreign'; readonly at: number; readonly typed: boolean }
  /** The same as a universal action. */
  | { readonly kind: 'invoke'; readonly at: number; readonly value: unknown }
  /** A value that is no card's data. */
  | { readonly kind: 'nonsense'; readonly value: unknown }
  | { readonly kind: 'typed'; readonly text: string };

const at = fc.nat(60);
const of = <K extends string>(kind: K) => fc.constant(kind);
const cardStep: fc.Arbitrary<CardStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: of('press'),
      at,
      inputs: fc.oneof(
        fc.constant({}),
        fc.constant({ quantity: '1', description: 'Too many.', issueType: 'Billing' }),
        fc.dictionary(fc.constantFrom(...INPUTS), fc.oneof(hostileText, hostileValue), { maxKeys: 4 }),
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: of('stale'), at }) },
  { weight: 2, arbitrary: fc.record({ kind: of('borrowed'), at }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: of('forged'),
      at,
      field: fc.constantFrom('action', 'step', 'item', '__proto__'),
      value: hostileValue,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: of('foreign'), at, typed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: of('invoke'), at, value: hostileValue }) },
  { weight: 1, arbitrary: fc.record({ kind: of('nonsense'), value: hostileValue }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: of('typed'), text: fc.oneof(fc.constantFrom(...WAYS), hostileText) }),
  },
);

export interface CardAttack {
  readonly channelId: string;
  readonly way: string;
  readonly steps: readonly CardStep[];
}

export const cardAttack: fc.Arbitrary<CardAttack> = fc.record({
  channelId: fc.constantFrom(...CHANNELS),
  way: fc.constantFrom(...WAYS),
  steps: fc.array(cardStep, { minLength: 2, maxLength: 15, size: 'max' }),
});

let conversations = 0;
/** What cards of the conversation before offered: good data, of somebody else. */
let elsewhere: readonly object[] = [{ action: 'refund', step: 'x' }];

/** Answers cards as no client does, in a conversation that must still know its way back to the menu. */
export async function runCardAttack(
  run: FuzzRun,
  foreignIds: readonly string[],
  { channelId, way, steps }: CardAttack,
): Promise<void> {
  conversations += 1;
  const place = placeOf(channelId, `cards-${conversations}`);
  const shown: object[] = [];
  let newest: readonly object[] = [];
  const send = async (activity: Record<string, unknown>) => {
    const body = Buffer.from(JSON.stringify({ ...place, type: 'message', ...activity }));
    const { status, answer } = await post(run.desk.url, body, {});
    run.check('card answers', status, answer);
    const offered = offeredIn(answer);
    if (offered.length > 0) newest = offered;
    shown.push(...offered);
  };
  await send({ text: way });
  for (const step of steps) {
    await send(activityOf(step, { newest, shown, elsewhere, foreignIds }));
  }
  elsewhere = shown.length > 0 ? shown : elsewhere;
  await assertStartsOver(run, place);
}

interface Known {
  readonly newest: readonly object[];
  readonly shown: readonly object[];
  readonly elsewhere: readonly object[];
  readonly foreignIds: readonly string[];
}

function activityOf(step: CardStep, { newest, shown, elsewhere: borrowed, foreignIds }: Known) {
  switch (step.kind) {
    case 'press':
      return { value: { ...step.inputs, ...pick(newest, step.at) } };
    case 'stale':
      return { value: pick(shown, step.at) };
    case 'borrowed':
      return { value: pick(borrowed, step.at) };
    case 'forged':
      return { value: { ...pick(newest, step.at), [step.field]: step.value } };
    case 'foreign': {
      const id = pick(foreignIds, step.at);
      return step.typed ? { text: id } : { value: { ...pick(newest, step.at), item: id } };
    }
    case 'invoke':
      return {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: {
          action: { type: 'Action.Execute', verb: 'pick', data: pick(newest, step.at) },
          extra: step.value,
        },
      };
    case 'nonsense':
      return { value: step.value };
    case 'typed':
      return { text: step.text };
  }
}

function pick<T>(all: readonly T[], index: number): T | undefined {
  return all[index % Math.max(1, all.length)];
}

/** The data of every button and row among the replies. */
function offeredIn(answer: string): object[] {
  if (!answer.startsWith('{"activities"')) return [];
  const { activities } = JSON.parse(answer) as { activities: Partial<Activity>[] };
  return activities
    .flatMap(({ attachments = [] }) => attachments)
    .flatMap((card) => buttonsOf(card).map(({ data }) => data));
}
