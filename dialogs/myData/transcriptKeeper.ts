import type { TurnContext } from 'botbuilder';

/** A channel that this server keeps itself: what was said there is the desk's to delete. */
export interface TranscriptKeeper {
  /**
   * Deletes what was said in all conversations of the turn's user, and the files that the user sent. Each of them can go on.
   * @returns the ids of the others than the turn's own, where the bot has to begin anew, too
   */
  forgetUser(context: TurnContext): Promise<readonly string[]>;
}

/** The channel that the turn came through; undefined where somebody else keeps it. */
export function transcriptKeeperOf({ adapter }: TurnContext): TranscriptKeeper | undefined {
  return 'forgetUser' in adapter ? (adapter as unknown as TranscriptKeeper) : undefined;
}
