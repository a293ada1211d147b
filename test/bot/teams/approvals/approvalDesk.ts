import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import { DeskAdapter } from '../../../../bot/adapter/deskAdapter.js';
import { connectApprovals } from '../../../../bot/compose/openApprovals.js';
import { openDesk } from '../../../../bot/compose/openDesk.js';
import { failureSentence } from '../../../../bot/failureSentence.js';
import { createMetrics } from '../../../../bot/metrics.js';
import { partnerMark } from '../../../../bot/teams/approvals/partnerMark.js';
import { createTurnErrorHandler } from '../../../../bot/turnErrors.js';
import { KeyedQueue } from '../../../../services/keyedQueue.js';
import { StillClock } from '../../../dialogs/deskFakes.js';
import { goTo } from '../../../hostile/steps.js';
import { ChatUser } from '../../../support/chatUser.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { countingIds } from '../../../support/fixedIds.js';
import { intents } from '../../../support/intents.js';
import { languages } from '../../../support/languages.js';
import { RecordingAdapter } from '../../../support/recordingAdapter.js';
import { listeningLog } from '../../support/logLines.js';
import { type Delivery, openStandInChannel } from '../../support/standInChannel.js';

export const TEAM = {
  id: '19:approvals@thread.tacv2;messageid=1',
  isGroup: true,
  conversationType: 'channel',
};
const BOT = { id: '28:desk', name: 'Desk' };

/** What the buttons of the first approval's card send. */
export const FIRST = { item: 'AP-000001', figures: '1', partner: partnerMark('demo-partner') };

/** A card in the channel, as its connector service got it. */
export interface Posted {
  readonly id: string;
  readonly method: string;
  readonly words: string;
  readonly buttons: readonly string[];
}

/** A whole desk that Teams speaks with, and what it delivers by itself to the channel's connector service. */
export async function openApprovalDesk({ isOn = true, status = 200, carriesOut = false } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'approvals-'));
  const channel = await openStandInChannel(status);
  const { log, text: logText } = listeningLog();
  const ids = countingIds();
  const metrics = createMetrics();
  const clock = new StillClock('2026-11-22T10:00:00.000Z');
  const common = { refundPolicy: CSP_2018, clock, ids, languages, intents, log, metrics };
  const desk = await openDesk({ dataDir, carriesOut, ...(isOn && { approvalAboveMinor: 0 }), ...common });
  const onTurnError = createTurnErrorHandler({ ids, log, metrics, sentence: failureSentence(languages) });
  const adapter = new DeskAdapter(undefined, { queue: new KeyedQueue(), metrics, onTurnError });
  const directLine = { adapter: new RecordingAdapter(async () => undefined) };
  connectApprovals(desk.approvalNews, { ...desk.news, adapter, directLine, languages, config: {} });
  let count = 0;

  const send = async (who: string, changes: object) => {
    count += 1;
    const activity = {
      type: 'message',
      id: `activity-${count}`,
      channelId: 'msteams',
      serviceUrl: channel.url,
      from: { id: `29:${who}`, name: `${who} of Teams`, aadObjectId: `demo-${who}` },
      recipient: BOT,
      conversation: chatOf(who),
      locale: 'en-US',
      ...changes,
    };
    return adapter.answer('', activity as unknown as Activity, (context) => desk.bot.onTurn(context));
  };
  const deliveriesTo = (conversationId: string) =>
    channel.deliveries.filter(({ path }) => decodeURIComponent(path).includes(conversationId));

  return {
    clock,
    dataDir,
    logText,
    metrics,
    /** What was said in somebody's own chat without being asked for. */
    told: (who: string) => deliveriesTo(chatOf(who).id).map(({ activity }) => activity.text ?? ''),
    /** The same with its buttons. */
    toldWhole: (who: string) =>
      deliveriesTo(chatOf(who).id).map(({ activity }) => activity as Partial<Activity>),
    /** What stands in the channel, in the order in which it came there. */
    inTeam: () => deliveriesTo(TEAM.id),
    cards: (): Posted[] => deliveriesTo(TEAM.id).flatMap(postedCard),
    /** Mentions the bot in the channel. */
    sayInTeam: (who: string, words: string, changes: object = {}) => {
      const mention = { type: 'mention', text: '<at>Desk</at>', mentioned: BOT };
      return send(who, {
        conversation: TEAM,
        text: `<at>Desk</at> ${words}`,
        entities: [mention],
        ...changes,
      });
    },
    /** Presses a button of a card in the channel, as Teams sends that. @returns the body of the answer */
    async execute(who: string, verb: string, data: object, changes: object = {}) {
      const value = { action: { type: 'Action.Execute', id: '', verb, data }, trigger: 'manual' };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', conversation: TEAM, value, ...changes };
      const { status: answered, body } = await send(who, invoke);
      return { status: answered, body: body as { statusCode: number; type: string; value: unknown } };
    },
    send,
    /** Somebody in their own chat, whose replies come with the answer. */
    person: (who: string, locale = 'en-US') =>
      new ChatUser(async (activity) => {
        const { body } = await send(who, { deliveryMode: 'expectReplies', ...activity });
        return (body as { activities: Partial<Activity>[] }).activities.filter(
          ({ type }) => type === 'message',
        );
      }, locale),
    /** Has the desk know where to tell somebody. */
    greet: (who: string) => send(who, { text: 'hello' }),
    /** Resolves when all that a turn began behind itself is said. */
    settled: async () => desk.approvalNews?.close(),
    async close() {
      await desk.close();
      await channel.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

export type ApprovalDesk = Awaited<ReturnType<typeof openApprovalDesk>>;

/** Asks for a refund of one machine of Contoso's. @param meanwhile done before the last form is sent */
export async function askForRefund(user: ChatUser, meanwhile = async () => {}): Promise<string> {
  await goTo(user, 'contact', 'en');
  await meanwhile();
  await user.press('Next', {
    firstName: 'Sam',
    lastName: 'Rivera',
    email: 'sam@partner.example',
    phone: '',
    country: 'US',
    timeZone: 'America/New_York',
  });
  const said = await user.say('submit');
  assert.match(said, /AP-\d{6}|SR-\d{6}/);
  return said;
}

function chatOf(who: string) {
  return { id: `a:${who}`, isGroup: false, conversationType: 'personal' };
}

function postedCard({ method, path, activity }: Delivery): Posted[] {
  const { attachments = [] } = activity as { attachments?: { content: { actions?: { title: string }[] } }[] };
  const [card] = attachments;
  if (!card) return [];
  return [
    {
      id: path.split('/').at(-1) ?? '',
      method,
      words: JSON.stringify(card.content).replace(/[\u00a0\u202f]/g, ' '),
      buttons: (card.content.actions ?? []).map(({ title }) => title),
    },
  ];
}
