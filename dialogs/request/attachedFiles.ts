import type { DialogContext } from 'botbuilder-dialogs';
import { fileSize } from '../../cards/request/filesSection.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Caller, RequestFile } from '../../services/model.js';
import { type FileRefusal, MOST_FILES, type RequestFiles } from '../../services/requestFiles.js';
import { DeskTurn } from '../deskTurn.js';
import { EXCHANGE_QUOTE_PROMPT } from '../exchange/exchangeQuotePrompt.js';
import { readTurnInput } from '../prompts/turnInput.js';
import { QUANTITY_PROMPT } from '../refund/quantityPrompt.js';
import { QUOTE_PROMPT } from '../refund/quotePrompt.js';
import { draftUnderWay } from '../taskWaterfall.js';
import { contactForm } from './contactForm.js';
import { problemForm } from './problemForm.js';
import type { RequestDraft } from './requestDraft.js';
import { REVIEW_PROMPT } from './reviewPrompt.js';
import type { SentFile, SentFiles } from './sentFiles.js';
import type { SupportDraft } from './supportDraft.js';

/** So much of a name that nobody vouches for is said. */
const LONGEST_SAID = 60;

/** The steps in which files are taken: from the problem on. */
const TAKES_FILES: ReadonlySet<string | undefined> = new Set([
  problemForm.id,
  contactForm.id,
  QUANTITY_PROMPT,
  QUOTE_PROMPT,
  EXCHANGE_QUOTE_PROMPT,
  REVIEW_PROMPT,
]);

export interface AttachedFilesPorts {
  readonly store: RequestFiles;
  readonly sent: SentFiles;
}

/** Files that came with a message. */
export interface TakenFiles {
  readonly draft: SupportDraft;
  /** Whether nothing else came with it. */
  readonly isAll: boolean;
}

type FileDraft = Pick<RequestDraft, 'key' | 'files'>;

/** The files of a support request on its way. The store knows them; the draft notes them for whoever reads it later. */
export class AttachedFiles {
  constructor(private readonly ports: AttachedFilesPorts) {}

  /**
   * Takes the files of the turn's message, if the step under way is one that takes any, and says of each what became of it.
   * @returns undefined where there are none
   */
  async takeFrom(inner: DialogContext): Promise<TakenFiles | undefined> {
    const { activeDialog, context } = inner;
    const draft = draftUnderWay<SupportDraft>(inner);
    if (!draft || !TAKES_FILES.has(activeDialog?.id)) return undefined;
    const sent = this.ports.sent.of(context);
    if (sent.length === 0) return undefined;
    const turn = DeskTurn.of(context);
    await turn.sayText((await this.#take(draft, sent, turn)).join('\n'));
    return { draft, isAll: readTurnInput(context.activity).kind === 'attachment' };
  }

  /** What there is now, noted in the draft, too. */
  async noted(draft: FileDraft, caller: Caller): Promise<readonly RequestFile[]> {
    const files = await this.ports.store.list(caller, draft.key);
    note(draft, files);
    return files;
  }

  drop(draft: FileDraft, caller: Caller): Promise<void> {
    return this.ports.store.drop(caller, draft.key);
  }

  async #take(draft: FileDraft, sent: readonly SentFile[], { caller, texts }: DeskTurn): Promise<string[]> {
    let known = await this.ports.store.list(caller, draft.key);
    const lines: string[] = [];
    for (const file of sent) {
      const outcome = await this.#offer(caller, draft.key, file, known.length);
      if (typeof outcome === 'string') {
        lines.push(refusalLine(texts, file.name, outcome));
        continue;
      }
      if (!known.some(({ id }) => id === outcome.id)) known = [...known, outcome];
      lines.push(addedLine(texts, outcome, known.length));
    }
    note(draft, known);
    return lines;
  }

  async #offer(
    caller: Caller,
    key: string,
    file: SentFile,
    count: number,
  ): Promise<RequestFile | FileRefusal> {
    // What is not going to be kept is not fetched either.
    if (count >= MOST_FILES) return 'count';
    const content = await file.read();
    if (typeof content === 'string') return content;
    const outcome = await this.ports.store.keep(caller, key, { name: file.name, content });
    return outcome.kind === 'kept' ? outcome.file : outcome.refusal;
  }
}

function note(draft: FileDraft, files: readonly RequestFile[]): void {
  if (files.length > 0) draft.files = [...files];
  else delete draft.files;
}

function addedLine(texts: Texts, { name, bytes }: RequestFile, count: number): string {
  return texts.say('request.files.added', {
    name,
    size: fileSize(texts, bytes),
    number: texts.number(count),
    most: texts.number(MOST_FILES),
  });
}

function refusalLine(texts: Texts, name: string, refusal: FileRefusal): string {
  const said = [...name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()].slice(0, LONGEST_SAID).join('');
  const file = said === '' ? texts.say('request.files.unnamed') : said;
  return texts.say(`request.files.refused.${refusal}`, { name: file, most: texts.number(MOST_FILES) });
}
