import type { TurnContext } from 'botbuilder-core';
import { DialogContextError } from 'botbuilder-dialogs';
import { ActivityTypes } from 'botframework-schema';
import { DeskError, type ErrorCode, type ServiceFacts } from '../services/errors.js';
import type { IdSource } from '../services/ids.js';
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

async function tellUser(context: TurnContext, sentence: string): Promise<void> {
  if (context.activity.type === ActivityTypes.Invoke) {
    // Without this the channel is told 501, "not implemented".
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 500 } });
  }
  await context.sendActivity(sentence);
}

/** The text and the strings directly under the submitted value: as deep as cards submit. */
function textsOf(text: unknown, value: unknown): string[] {
  const values = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return [text, ...values].filter((part) => typeof part === 'string');
}
