import type { TeamsPage } from './teamsPage.js';

/**
 * Sends a message of a form that the compose box has no button for: the Playground's own "Custom activity" sends it, with the
 * members that all of its messages have.
 */
export async function sendMessage({ page, log }: TeamsPage, message: object): Promise<void> {
  const [installed] = await log.find(({ name }) => name === 'installationUpdate');
  const { request } = page;
  const address = new URL('/_internal/v1/customActivities', page.url()).href;
  const params = { conversationId: String(installed?.conversationId) };
  const template = (await (await request.get(`${address}/template`, { params })).json()) as object;
  await request.post(address, { data: { ...template, locale: 'en-US', ...message, type: 'message' } });
}
