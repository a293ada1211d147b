/**
 * What the desk is compared with: a bot on the stock SDK that asks for a user's profile, question by question, as
 * Microsoft's multi-turn sample does. Without cards; its state is in memory only. Nothing in it is tuned.
 */
import {
  ActivityHandler,
  type BotState,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  ConversationState,
  MemoryStorage,
  type StatePropertyAccessor,
  type TurnContext,
  UserState,
} from 'botbuilder';
import {
  AttachmentPrompt,
  ChoicePrompt,
  ComponentDialog,
  ConfirmPrompt,
  type DialogContext,
  DialogSet,
  DialogTurnStatus,
  NumberPrompt,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import restify from 'restify';

interface Profile {
  transport: string;
  name: string;
  /** In years; undefined where the user would not say. */
  age?: number;
  picture?: string;
}

/** What the steps have found out so far. */
type Answers = Partial<Profile>;

const MIN_AGE = 1;
const MAX_AGE = 149;

class ProfileDialog extends ComponentDialog {
  constructor(private readonly profile: StatePropertyAccessor<Answers>) {
    super('profile');
    this.addDialog(new ChoicePrompt('choice'));
    this.addDialog(new TextPrompt('text'));
    this.addDialog(new ConfirmPrompt('confirm'));
    this.addDialog(
      new NumberPrompt('age', async ({ recognized: { succeeded, value } }) =>
        Boolean(succeeded && value !== undefined && value >= MIN_AGE && value <= MAX_AGE),
      ),
    );
    this.addDialog(
      new AttachmentPrompt('picture', async ({ recognized: { succeeded, value = [] } }) =>
        succeeded ? value.every(({ contentType }) => /^image\/(jpeg|png)$/.test(contentType)) : true,
      ),
    );
    this.addDialog(
      new WaterfallDialog('steps', [
        (step) => step.prompt('choice', 'How do you travel?', ['Car', 'Bus', 'Bicycle']),
        (step) => this.askName(step),
        (step) => this.askWhetherAge(step),
        (step) => this.askAge(step),
        (step) => this.askPicture(step),
        (step) => this.askWhetherRight(step),
        (step) => this.summarize(step),
      ]),
    );
    this.initialDialogId = 'steps';
  }

  private askName(step: WaterfallStepContext) {
    answersOf(step).transport = step.result.value;
    return step.prompt('text', 'What is your name?');
  }

  private async askWhetherAge(step: WaterfallStepContext) {
    answersOf(step).name = step.result;
    await step.context.sendActivity(`Thank you, ${step.result}.`);
    return step.prompt('confirm', 'Would you tell your age?');
  }

  private async askAge(step: WaterfallStepContext) {
    if (!step.result) return step.next();
    return step.prompt('age', {
      prompt: 'How old are you?',
      retryPrompt: `An age is a number from ${MIN_AGE} to ${MAX_AGE}.`,
    });
  }

  private async askPicture(step: WaterfallStepContext) {
    const age: number | undefined = step.result;
    if (age !== undefined) answersOf(step).age = age;
    await step.context.sendActivity(age === undefined ? 'No age, then.' : `Your age is ${age}.`);
    if (step.context.activity.channelId !== 'msteams') return step.next();
    return step.prompt('picture', {
      prompt: 'Attach a picture of yourself, or say anything to go on without.',
      retryPrompt: 'A picture is a file of the type jpeg or png.',
    });
  }

  private async askWhetherRight(step: WaterfallStepContext) {
    const picture = step.result?.[0]?.name;
    if (picture !== undefined) answersOf(step).picture = picture;
    return step.prompt('confirm', 'Is that right?');
  }

  private async summarize(step: WaterfallStepContext) {
    if (!step.result) {
      await step.context.sendActivity('Then your profile is not kept.');
      return step.endDialog();
    }
    const profile = await this.profile.get(step.context, {});
    Object.assign(profile, answersOf(step));
    const { transport, name, age, picture } = profile;
    const years = age === undefined ? '' : `, ${age} years old`;
    await step.context.sendActivity(`Your profile: ${name}${years}, travels by ${transport}.`);
    if (picture !== undefined) await step.context.sendActivity(`Your picture: ${picture}.`);
    return step.endDialog();
  }
}

function answersOf({ values }: WaterfallStepContext): Answers {
  return values as Answers;
}

class ProfileBot extends ActivityHandler {
  constructor(
    private readonly states: readonly BotState[],
    dialogState: StatePropertyAccessor,
    dialog: ProfileDialog,
  ) {
    super();
    this.onMessage(async (context, next) => {
      const dialogs = new DialogSet(dialogState).add(dialog);
      const turn: DialogContext = await dialogs.createContext(context);
      const { status } = await turn.continueDialog();
      if (status === DialogTurnStatus.empty) await turn.beginDialog(dialog.id);
      await next();
    });
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    for (const state of this.states) await state.saveChanges(context, false);
  }
}

const storage = new MemoryStorage();
const conversations = new ConversationState(storage);
const users = new UserState(storage);
const bot = new ProfileBot(
  [conversations, users],
  conversations.createProperty('dialog'),
  new ProfileDialog(users.createProperty('profile')),
);
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_context, error) => {
  console.error(JSON.stringify({ level: 50, message: String(error) }));
};

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, (context) => bot.run(context));
});
server.post('/api/notify', async (req, res) => {
  const reference = req.body as Partial<ConversationReference>;
  await adapter.continueConversationAsync('', reference, async (context) => {
    await context.sendActivity('There is news.');
  });
  res.send(200, {});
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log(`The bare bot is open at http://127.0.0.1:${server.address().port}/`);
});
process.on('SIGTERM', () => process.exit(0));
