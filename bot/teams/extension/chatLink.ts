/** Opens the personal chat with the bot, `message` laid into its compose box. */
export function chatLink(appId: string, message: string): string {
  const url = new URL('https://teams.microsoft.com/l/chat/0/0');
  url.search = `users=28:${encodeURIComponent(appId)}&message=${encodeURIComponent(message)}`;
  return url.href;
}
