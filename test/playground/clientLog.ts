import type { Page, WebSocket } from 'playwright-core';
import { z } from 'zod';

/** An activity that went from the client to the desk or back, and how the receiver answered it. */
export interface LoggedActivity {
  readonly from: 'client' | 'desk';
  readonly conversationId: string;
  /** `message`, `installationUpdate`, an invoke's name … */
  readonly name: string;
  readonly status: number;
  /** The activity as it was sent. */
  readonly body: unknown;
  /** What the receiver answered, such as an invoke's response. */
  readonly answer: unknown;
}

const CLIENT = 'Microsoft 365 Agents Playground';
/** The log itself calls every invoke `invoke`. */
const invoke = z.object({ type: z.literal('invoke'), name: z.string() });
const item = z.object({
  logAction: z.literal('appendLog'),
  log: z.object({
    type: z.literal('bot'),
    from: z.string(),
    conversationId: z.string().default(''),
    activityName: z.string(),
    request: z.object({ body: z.unknown() }).optional(),
    response: z.object({ statusCode: z.number(), body: z.unknown() }),
  }),
});

/** Reads what the Playground writes into its log panel. */
export class ClientLog {
  readonly #activities: LoggedActivity[] = [];
  readonly #listeners = new Set<() => void>();

  /** @param page that has not been opened yet */
  constructor(page: Page) {
    page.on('websocket', (socket: WebSocket) => {
      if (!socket.url().endsWith('/_ws/log/stream')) return;
      socket.on('framereceived', ({ payload }) => this.#take(String(payload)));
    });
  }

  get activities(): readonly LoggedActivity[] {
    return this.#activities;
  }

  /** What one side did not take, or could not. */
  get refusals(): readonly string[] {
    return this.#activities
      .filter(({ status }) => status >= 400)
      .map(({ from, name, status, answer }) => `${name} of ${from}: ${status} ${JSON.stringify(answer)}`);
  }

  /** Resolves with the first `count` activities, past or to come, that are as asked for. */
  async find(isMeant: (activity: LoggedActivity) => boolean, count = 1): Promise<readonly LoggedActivity[]> {
    for (;;) {
      const found = this.#activities.filter(isMeant);
      if (found.length >= count) return found.slice(0, count);
      await new Promise<void>((resolve) => this.#listeners.add(resolve));
    }
  }

  #take(payload: string): void {
    const { data } = item.safeParse(JSON.parse(payload));
    if (!data) return;
    const { from, conversationId, activityName, request, response } = data.log;
    this.#activities.push({
      from: from === CLIENT ? 'client' : 'desk',
      conversationId,
      name: invoke.safeParse(request?.body).data?.name ?? activityName,
      status: response.statusCode,
      body: request?.body,
      answer: response.body,
    });
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const tell of listeners) tell();
  }
}
