import { z } from 'zod';
import { shareCard } from '../../../cards/share/shareCard.js';
import { sharedRequestView } from '../../../cards/share/shareViews.js';
import type { FormEntries } from '../../../dialogs/form/form.js';
import { MAX_DESCRIPTION_CHARACTERS } from '../../../dialogs/request/problemForm.js';
import type { Texts } from '../../../services/localization/texts.js';
import type { SupportRequest } from '../../../services/model.js';
import { plainText } from '../../../services/plainText.js';
import {
  type InvokeAnswer,
  type InvokeHandler,
  type InvokeTurn,
  invokeHandler,
} from '../../invokes/invokeHandler.js';
import { invokeRefusal } from '../../invokes/invokeRefusal.js';
import { CREATE_SUPPORT_REQUEST } from '../extensionCommands.js';
import { cardsAnswer, listedCard, windowSentence } from './extensionAnswers.js';
import { inTime } from './inTime.js';
import { readWindow, type SupportFiling } from './supportFiling.js';
import type { SupportWindow } from './supportWindow.js';

const commandId = z.literal(CREATE_SUPPORT_REQUEST);

/** The message that the command was chosen at. */
const messagePayload = z
  .object({ body: z.object({ content: z.string(), contentType: z.string().optional().catch(undefined) }) })
  .optional()
  .catch(undefined);

const fetchTask = z.object({ commandId, messagePayload });

const submitAction = z.object({
  commandId,
  commandContext: z.string().optional().catch(undefined),
  data: z.unknown(),
});

/** A button that opens the window; it may say what the request is about. */
const openedBy = z.object({
  data: z.object({
    window: commandId,
    customer: z.string().optional().catch(undefined),
    reservation: z.string().optional().catch(undefined),
  }),
});

const sentBy = z.object({ data: z.unknown() });

/** Where the command was chosen with no compose box beside it, so that a card would go nowhere. */
const COMMAND_BOX = 'commandBox';

/** Opens and reads the window of a support request, for the message extension and for buttons of cards. */
export class SupportHandlers {
  /** Of `composeExtension/fetchTask`, `composeExtension/submitAction`, `task/fetch` and `task/submit`. */
  readonly handlers: readonly InvokeHandler[];

  constructor(
    private readonly window: SupportWindow,
    private readonly filing: SupportFiling,
  ) {
    this.handlers = [
      invokeHandler('composeExtension/fetchTask', fetchTask, (turn, value) =>
        inTime(turn, this.window.opened(turn, entriesFrom(value))),
      ),
      invokeHandler('composeExtension/submitAction', submitAction, (turn, { data, commandContext }) =>
        this.#submitted(turn, data, (request) =>
          commandContext === COMMAND_BOX ? receipt(turn.texts, request) : shared(turn.texts, request),
        ),
      ),
      invokeHandler('task/fetch', openedBy, (turn, { data: { customer = '', reservation = '' } }) =>
        inTime(turn, this.window.opened(turn, { customer, reservation })),
      ),
      invokeHandler('task/submit', sentBy, (turn, { data }) =>
        this.#submitted(turn, data, (request) => receipt(turn.texts, request)),
      ),
    ];
  }

  /** Not cut off when it takes long: whether the request was filed has to be known. */
  async #submitted(
    turn: InvokeTurn,
    data: unknown,
    answer: (request: SupportRequest) => InvokeAnswer,
  ): Promise<InvokeAnswer> {
    const sent = readWindow(turn, data);
    if (!sent)
      return invokeRefusal(turn.context.activity.name ?? '', 400, turn.texts.say('common.unreadable'));
    const filing = await this.filing.file(turn, sent);
    if (filing.kind === 'filed') return answer(filing.request);
    return this.window.shown(turn, { key: sent.key, entries: filing.entries, problems: filing.problems });
  }
}

/** The words of the message begin the description. */
function entriesFrom({ messagePayload: message }: z.infer<typeof fetchTask>): FormEntries {
  if (!message) return {};
  const { content, contentType } = message.body;
  const words = contentType === 'text' ? content : plainText(content, MAX_DESCRIPTION_CHARACTERS - 1);
  return { description: words.slice(0, MAX_DESCRIPTION_CHARACTERS) };
}

function receipt(texts: Texts, { id, contact }: SupportRequest): InvokeAnswer {
  const { method, email, phone } = contact;
  const next = texts.say(`request.receipt.next.${method}`, {
    to: method === 'Phone' ? (phone ?? '') : email,
  });
  return windowSentence(texts.say('extension.request.filed', { id, next }));
}

/** Into the compose box: its user decides whether to send it. */
function shared(texts: Texts, request: SupportRequest): InvokeAnswer {
  const { id, customerName } = request;
  const card = shareCard(sharedRequestView(texts, request));
  return cardsAnswer([listedCard(card, { title: id, text: customerName })]);
}
