import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationError } from 'botframework-connector';
import { UnreachableError } from '../../services/errors.js';
import type { BotApp } from '../config.js';
import { HttpProblem } from '../http/httpProblem.js';
import { LATE, within } from '../within.js';
import { installTurnPipeline, type TurnPipelineParts } from './turnPipeline.js';

export type TurnLogic = (context: TurnContext) => Promise<void>;

/** What the channel is told over HTTP. */
export interface TurnAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** The connector itself waits without end, and the conversation with it. */
const REPLY_TIMEOUT_MS = 30_000;

/**
 * The Bot Framework's adapter with answers of our own: the SDK's `process` prints stack traces on the console and
 * sends the messages of internal errors to the caller.
 */
export class DeskAdapter extends CloudAdapter {
  /** No registration: the SDK then believes every caller, so the server has to stay on loopback. */
  readonly authenticationDisabled: boolean;

  constructor(app: BotApp | undefined, pipeline: TurnPipelineParts) {
    super(new ConfigurationBotFrameworkAuthentication(sdkSettings(app)));
    this.authenticationDisabled = app === undefined;
    installTurnPipeline(this, pipeline);
  }

  /**
   * Authenticates the caller, runs the turn, and gives what to answer: the replies for `expectReplies`, the response
   * of an invoke, nothing otherwise.
   * @throws HttpProblem 401 for a caller that is not the Bot Framework, 503 when its keys cannot be had
   */
  async answer(authorization: string, activity: Activity, logic: TurnLogic): Promise<TurnAnswer> {
    const caller = await this.authenticate(authorization, activity);
    const response = await this.processActivity(caller, activity, logic);
    return { status: response?.status ?? 200, body: response?.body };
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const responses = await within(REPLY_TIMEOUT_MS, super.sendActivities(context, activities));
    if (responses !== LATE) return responses;
    throw new UnreachableError('BackendUnreachable', 'the channel did not take the reply in time');
  }

  private async authenticate(authorization: string, activity: Activity): Promise<AuthenticateRequestResult> {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (error) {
      if (error instanceof AuthenticationError) {
        throw new HttpProblem(401, 'Unauthorized', 'The caller is not who it says it is.', {
          'WWW-Authenticate': 'Bearer',
        });
      }
      throw new HttpProblem(
        503,
        'KeysUnreachable',
        'The caller cannot be checked at the moment; try again.',
        { 'Retry-After': '5' },
        { cause: error },
      );
    }
  }
}

function sdkSettings(app: BotApp | undefined): Record<string, string> {
  if (app === undefined) return {};
  return {
    MicrosoftAppType: app.type,
    MicrosoftAppId: app.id,
    ...(app.password !== undefined && { MicrosoftAppPassword: app.password }),
    ...(app.tenantId !== undefined && { MicrosoftAppTenantId: app.tenantId }),
  };
}
