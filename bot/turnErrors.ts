import type { TurnContext } from 'botbuilder-core';
import { DialogContextError } from 'botbuilder-dialogs';
import { ActivityTypes } from 'botframework-schema';
import { DeskError, type ErrorCode, type ServiceFacts } from '../services/errors.js';
import type { IdSource } from '../services/ids.js';
import { invokeRefusal } from './invokes/invokeRefusal.js';
import { describeError, type Logger } from './log.js';
import type { Metrics } from './metrics.js';
import { makeReference } from './reference.js';

/** The sentence for the user, in the user's language, quoting the reference. */
export type FailureSentence = (
  context: TurnContext,
  error: unknown,
  reference: string,
) => string | Promise<string>;

export interface TurnErrorParts {
  readonly ids: IdSource;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly sentence: FailureSentence;
}

export type TurnErrorHandler = (context: TurnContext, error: unknown) => Promise<void>;

/**
 * What happens when a turn fails: one log line under a fresh reference, and one sentence to the user that quotes it.
 * Never throws: a failure to tell the user is only logged.
 */
export function createTurnErrorHandler(parts: TurnErrorParts): TurnErrorHandler {
  return async (context, error) => {
    const reference = makeReference(parts.ids);
    const code = errorCode(error);
    const turn = {
      reference,
      code,
      ...serviceFacts(error),
      channelId: context.activity.channelId,
      conversationId: context.activity.conversation?.id,
      activityId: context.activity.id,
    };
    const userTexts = textsOf(context.activity.text, context.activity.value);
    parts.metrics.errorSeen(code);
    parts.log.error({ ...turn, err: describeError(thrownError(error), userTexts) }, 'turn failed');
    try {
      await tellUser(context, await parts.sentence(context, error, reference));
    } catch (failure) {
      parts.log.error({ ...turn, err: describeError(failure, userTexts) }, 'user not told of failed turn');
    }
  };
}

/** The stable code of an error; everything that is not the desk's own is `Unexpected`. */
export function errorCode(error: unknown): ErrorCode {
  const thrown = thrownError(error);
  return thrown instanceof DeskError ? thrown.code : 'Unexpected';
}

/** Ids and codes by which an administrator finds a fault of another service. */
function serviceFacts(error: unknown): { service?: ServiceFacts } {
  const thrown = thrownError(error);
  return thrown instanceof DeskError && thrown.service ? { service: thrown.service } : {};
}

/** The error as it was thrown: the SDK wraps those of dialogs, once a level, with the whole stack and its drafts. */
export function thrownError(error: unknown): unknown {
  return error instanceof DialogContextError ? thrownError(error.error) : error;
}

/** Clients show nothing of a sign-in that failed, nor of a file that was not sent. */
const TOLD_IN_CHAT = ['signin/', 'fileConsent/'];

/** An invoke is answered where its client shows it, not in the conversation. */
async function tellUser(context: TurnContext, sentence: string): Promise<void> {
  const { type, name = '' } = context.activity;
  if (type !== ActivityTypes.Invoke) {
    await context.sendActivity(sentence);
    return;
  }
  if (TOLD_IN_CHAT.some((kind) => name.startsWith(kind))) await context.sendActivity(sentence);
  const value = invokeRefusal(name, 500, sentence);
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}

/** So deep lie the words in what clients submit: those of a window in its data, those of a search in its parameters. */
const DEPTH_OF_WORDS = 3;

/** The text, and the strings in the submitted value. */
function textsOf(text: unknown, value: unknown): string[] {
  return [...stringsIn(text, 0), ...stringsIn(value, DEPTH_OF_WORDS)];
}

function stringsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value];
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((member) => stringsIn(member, depth - 1));
}
