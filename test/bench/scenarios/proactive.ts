import { post } from '../chat/httpClient.js';
import { delivered } from '../chat/messages.js';
import { openStandInChannel, type StandInChannel } from '../chat/standInChannel.js';
import { press, say } from '../chat/step.js';
import { Visitor } from '../chat/visitor.js';
import { latencyFigures } from '../chat/visitorsAtOnce.js';
import { refundTo } from '../chat/visits.js';
import { type Figures, interleaved } from '../measurement.js';
import type { Scenario } from '../scenario.js';
import { BARE, type Contender, contendersOf, startSide, stoppingAll } from '../servers/sides.js';

const TITLE = 'a message that nobody asked for, posted to the channel';
/** One message costs the desk a whole request that waits for approval. */
const MESSAGES = 12;
/** Every refund has to be approved. */
const ENV = { APPROVAL_ABOVE: '0' };

/** Makes the bot say something to somebody by itself. @returns how long that took, in milliseconds */
type Message = () => Promise<number>;

let people = 0;

export const proactive: Scenario = {
  name: 'proactive',
  title: TITLE,
  async run(options) {
    const channel = await openStandInChannel();
    const contenders: Contender[] = [];
    try {
      return await stoppingAll(contenders, async () => {
        for (const name of contendersOf(options))
          contenders.push({ name, server: await startSide(name, options, ENV) });
        for (const { server } of contenders) await server.quiet();
        const sides = contenders.map(({ name, server }) => ({
          name,
          round: () =>
            tellings({ name, server }, () =>
              name === BARE ? notified(channel, server.url) : rejected(channel, server.url),
            ),
        }));
        const notes = [
          'Each message of the desk is the rejection of a request: the turn of who rejects it, with its card and its writes, is in the figures. The bare bot is told by a call what to say.',
        ];
        return { title: TITLE, sides: await interleaved(sides, options), notes };
      });
    } finally {
      await channel.close();
    }
  },
};

/** @param prepare what has to be there before, which does not count */
async function tellings({ server }: Contender, prepare: () => Promise<Message>): Promise<Figures> {
  const latencies: number[] = [];
  let cpuMs = 0;
  for (let count = 0; count < MESSAGES; count += 1) {
    const message = await prepare();
    const before = await server.usage();
    latencies.push(await message());
    cpuMs += (await server.usage()).cpuMs - before.cpuMs;
  }
  return { 'CPU ms a message': cpuMs / MESSAGES, ...latencyFigures('', latencies) };
}

/** Somebody asks for a refund, and somebody else opens it and is about to reject it. */
async function rejected(channel: StandInChannel, url: string): Promise<Message> {
  const asker = newPerson(channel, url);
  for (const step of refundTo('Contoso Ltd', 'Standard_D4s_v5')) await asker.turn(step);
  await asker.turn(press('Submit request', /Waiting for approval \(AP-\d+\)/));
  const decider = newPerson(channel, url);
  await decider.turn(say('approvals', /One request waits/));
  await decider.turn(say('1', /"Approve"|Approve/));
  await decider.turn(say('reject', /"id":"reason"/));
  return async () => {
    const begin = performance.now();
    const told = channel.next(asker.conversationId);
    await decider.turn(press('Reject', /is rejected/, { reason: 'Not this year.' }));
    const { text } = await told;
    if (!/AP-\d+/.test(text ?? '')) throw new Error(`the asker was told: ${text}`);
    return performance.now() - begin;
  };
}

/** Somebody has spoken with the bot. */
async function notified(channel: StandInChannel, url: string): Promise<Message> {
  const person = newPerson(channel, url);
  await person.turn(say('hello', /How do you travel/));
  const { from, recipient, conversation, channelId } = delivered(person.conversationId, {});
  const reference = { channelId, conversation, user: from, bot: recipient, serviceUrl: channel.url };
  return async () => {
    const begin = performance.now();
    const told = channel.next(person.conversationId);
    await post(`${url}/api/notify`, reference);
    const { text } = await told;
    if (text !== 'There is news.') throw new Error(`the user was told: ${text}`);
    return performance.now() - begin;
  };
}

function newPerson(channel: StandInChannel, url: string): Visitor {
  people += 1;
  return new Visitor(channel.over(url), `person-${people}`);
}
