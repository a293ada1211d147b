import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationParameters,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationConstants } from 'botframework-connector';
import { CallerIdConstants } from 'botframework-schema';
import { UnreachableError } from '../../services/errors.js';
import type { BotApp } from '../config.js';
import type { ChatOpener, Person } from '../teams/scope/personalChat.js';
import { LATE, within } from '../within.js';
import { requireOwnTenant } from './activityTenant.js';
import { BOT_FRAMEWORK, type ChannelTrust, refusalOf, requireChannelToken } from './channelToken.js';
import { KeptClientsAuthentication } from './keptClients.js';
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
export class DeskAdapter extends CloudAdapter implements ChatOpener {
  /** No registration: the SDK then believes every caller, so the server has to stay on loopback. */
  readonly authenticationDisabled: boolean;
  readonly appId: string | undefined;

  readonly #trust: ChannelTrust;
  readonly #tenantId: string | undefined;

  /** @param trust whose tokens count: the Bot Framework's, unless a test stands in for it */
  constructor(app: BotApp | undefined, pipeline: TurnPipelineParts, trust: ChannelTrust = BOT_FRAMEWORK) {
    super(
      new KeptClientsAuthentication(new ConfigurationBotFrameworkAuthentication(sdkSettings(app, trust))),
    );
    this.authenticationDisabled = app === undefined;
    this.appId = app?.id;
    this.#trust = trust;
    this.#tenantId = app?.type === 'MultiTenant' ? undefined : app?.tenantId;
    installTurnPipeline(this, pipeline);
  }

  /**
   * Authenticates the caller, runs the turn, and gives what to answer: the replies for `expectReplies`, the response
   * of an invoke, nothing otherwise.
   * @throws HttpProblem 401 for a caller that is not the Bot Framework, 403 for a conversation of another tenant than the
   * bot's only one, 503 when the keys cannot be had
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
    const sent = super.sendActivities(context, activities).catch(refuseReply);
    const responses = await within(REPLY_TIMEOUT_MS, sent);
    if (responses !== LATE) return responses;
    throw new UnreachableError('BackendUnreachable', 'the channel did not take the reply in time');
  }

  /** @throws UnreachableError when the channel is late; the service's own error when it refuses */
  async openChat(person: Person, turn: TurnLogic): Promise<void> {
    let isLate = false;
    let isOpen: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      isOpen = resolve;
    });
    const whole = this.createConversationAsync(
      this.appId ?? '',
      person.channelId,
      person.serviceUrl,
      AuthenticationConstants.ToChannelFromBotOAuthScope,
      chatWith(person),
      async (chat) => {
        isOpen();
        if (isLate) return;
        Object.assign(chat.activity, sentBy(person, chat.activity));
        await turn(chat);
      },
    );
    isLate = (await within(REPLY_TIMEOUT_MS, Promise.race([opened, whole]))) === LATE;
    if (!isLate) return whole;
    whole.catch(() => undefined);
    throw new UnreachableError('BackendUnreachable', 'the channel did not open the chat in time');
  }

  private async authenticate(authorization: string, activity: Activity): Promise<AuthenticateRequestResult> {
    if (!this.authenticationDisabled) requireChannelToken(authorization, this.#trust);
    try {
      const caller = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
      if (this.#tenantId !== undefined) requireOwnTenant(activity, this.#tenantId);
      return caller;
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

function chatWith({ bot, user, tenantId }: Person): ConversationParameters {
  const place = tenantId === undefined ? {} : { tenantId, channelData: { tenant: { id: tenantId } } };
  // The SDK's type demands a first activity, which channels post into groups only.
  return { isGroup: false, bot, members: [user], ...place } as ConversationParameters;
}

/** What the SDK makes of a new chat, as if its user had sent it. It has no id of an activity that replies could name. */
function sentBy({ user, bot, locale, tenantId }: Person, { conversation }: Activity): Partial<Activity> {
  return {
    id: undefined as unknown as string,
    from: user,
    recipient: bot,
    conversation: { ...conversation, isGroup: false, conversationType: 'personal' },
    ...(locale !== undefined && { locale }),
    ...(tenantId !== undefined && { channelData: { tenant: { id: tenantId } } }),
  };
}

/** Neither a channel that refuses nor one that is away is a fault of the desk. */
function refuseReply(cause: unknown): never {
  if (!(cause instanceof Error) || cause.name !== 'RestError') throw cause;
  const { statusCode, code } = cause as { statusCode?: unknown; code?: unknown };
  const message = `the channel did not take the reply (${statusCode ?? code ?? 'no answer'})`;
  throw new UnreachableError('BackendUnreachable', message, { cause });
}

function sdkSettings(app: BotApp | undefined, trust: ChannelTrust): Record<string, string> {
  if (app === undefined) return {};
  return {
    MicrosoftAppType: app.type,
    MicrosoftAppId: app.id,
    ...(app.password !== undefined && { MicrosoftAppPassword: app.password }),
    ...(app.tenantId !== undefined && { MicrosoftAppTenantId: app.tenantId }),
    // The SDK takes all of these or none.
    ValidateAuthority: 'true',
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    CallerId: CallerIdConstants.PublicAzureChannel,
    ToBotFromChannelTokenIssuer: trust.issuer,
    ToBotFromChannelOpenIdMetadataUrl: trust.metadataUrl,
  };
}
