import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';

/** Runs turns in this process and keeps what the bot sends. */
export class RecordingAdapter extends BotAdapter {
  private sent: Partial<Activity>[] = [];
  private count = 0;

  constructor(private readonly onTurn: (context: TurnContext) => Promise<void>) {
    super();
  }

  /** Sends one activity and returns the bot's replies to it. */
  async send(activity: Partial<Activity>): Promise<Partial<Activity>[]> {
    this.sent = [];
    const context = new TurnContext(this, activity as Activity);
    await this.runMiddleware(context, this.onTurn);
    return this.sent;
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    return activities.map((activity) => {
      this.count += 1;
      const id = `reply-${this.count}`;
      // A sign of typing says nothing. A copy: what the bot changes afterwards was not sent.
      if (activity.type !== 'typing') this.sent.push(JSON.parse(JSON.stringify({ ...activity, id })));
      return { id };
    });
  }

  override async updateActivity(_context: TurnContext, _update: Partial<Activity>): Promise<undefined> {
    throw new Error('this channel cannot update activities');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('this channel cannot delete activities');
  }

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference(
      { type: 'event', name: 'continue' },
      reference,
      true,
    );
    await this.runMiddleware(new TurnContext(this, activity as Activity), logic);
  }
}
