import assert from 'node:assert/strict';
import type { FuzzRun } from './fuzzRun.js';

export interface Conversation {
  readonly id: string;
  readonly token: string;
  readonly streamUrl: string;
}

export async function begin(run: FuzzRun): Promise<Conversation> {
  const issued = await fetch(`${run.desk.url}/api/directline/token`, { method: 'POST' });
  const { token } = (await issued.json()) as { token: string };
  const started = await fetch(`${run.desk.url}/v3/directline/conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const { conversationId, streamUrl } = (await started.json()) as {
    conversationId: string;
    streamUrl: string;
  };
  return { id: conversationId, token, streamUrl };
}

export async function say(run: FuzzRun, { id, token }: Conversation, text: string): Promise<void> {
  const response = await fetch(`${run.desk.url}/v3/directline/conversations/${id}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text }),
  });
  assert.equal(response.status, 200, await response.text());
}

export async function historyOf(run: FuzzRun, { id, token }: Conversation): Promise<string> {
  let watermark = '0';
  let all = '';
  for (;;) {
    const response = await fetch(
      `${run.desk.url}/v3/directline/conversations/${id}/activities?watermark=${watermark}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const answer = await response.text();
    run.check('reads', response.status, answer);
    const page = JSON.parse(answer) as { activities: unknown[]; watermark: string };
    if (page.activities.length === 0) return all;
    all += JSON.stringify(page.activities);
    watermark = page.watermark;
  }
}
