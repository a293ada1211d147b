import type { Button } from '../../cards/button.js';
import { filesSections } from '../../cards/request/filesSection.js';
import { type RequestSection, requestCard } from '../../cards/request/requestCard.js';
import {
  aboutSection,
  basicsSection,
  contactSection,
  problemSection,
} from '../../cards/request/requestSections.js';
import { bytesLeftBy, termsSections } from '../../cards/request/termsSections.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { RequestFile } from '../../services/model.js';
import type { RequestFiles } from '../../services/requestFiles.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { type CompleteDraft, REQUEST_FORMS, type RequestForm } from './requestDraft.js';
import { REQUEST_CARDS } from './requestSteps.js';
import { type RequestPorts, type RequestSubject, subjectOf } from './requestSubject.js';
import type { SupportParts } from './supportParts.js';

export const REVIEW_PROMPT = 'review';

const SUBMIT = 'submit';
const REMOVE_FILE = 'removeFile';
const REMOVE_FILES = 'removeFiles';

export interface ReviewData {
  readonly draft: CompleteDraft;
}

/** To send the request as it stands, or to edit one of its forms first. */
export type ReviewAnswer = 'submit' | RequestForm;

/** Step 4 of a support request: shows everything that will be sent. */
export class ReviewPrompt extends CardPrompt<ReviewData, ReviewAnswer> {
  protected override readonly helpKey: TextKey = 'request.review.help';

  constructor(
    kit: StepKit,
    private readonly ports: RequestPorts & Pick<SupportParts, 'approvals'>,
    private readonly files?: RequestFiles,
  ) {
    super(REVIEW_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, { draft }: ReviewData, step: string): Promise<StepView> {
    const { texts } = turn;
    const subject = await subjectOf(this.ports, turn.caller, draft);
    const choices = numbered(reviewChoices(texts));
    const edits = choices.filter(({ action }) => action !== SUBMIT);
    const submit = choices.filter(({ action }) => action === SUBMIT);
    const files = (await this.files?.list(turn.caller, draft.key)) ?? [];
    const removals = removalChoices(texts, files);
    const isToApprove = (await this.ports.approvals?.needed(turn.caller, subject)) === true;
    const buttons = [
      ...submit.map((choice) => buttonFor(choice, step, 'positive')),
      ...leaveButtons(turn, step),
    ];
    const card = requestCard({
      title: texts.say('request.review.title'),
      position: texts.say('form.position', { step: REQUEST_CARDS, count: REQUEST_CARDS }),
      status: '',
      statusColor: 'Default',
      text: [
        texts.say('request.review.text'),
        ...(isToApprove ? [texts.say('approvals.beforehand')] : []),
      ].join(' '),
      sections: [
        ...reviewSections(
          texts,
          draft,
          subject,
          edits.map((choice) => buttonFor(choice, step)),
        ),
        ...filesSections(texts, files, { buttons: removals.map((choice) => buttonFor(choice, step)) }),
      ],
      buttons,
    });
    const typedOnly = files.length > 0 ? [removeFilesChoice(texts)] : [];
    return {
      card,
      choices: [...choices, ...removals, ...typedOnly, ...commandChoices(turn, 'back', 'cancel')],
    };
  }

  protected override async pressed(
    turn: DeskTurn,
    { action, item }: Press,
    data: ReviewData,
  ): Promise<Reading<ReviewData, ReviewAnswer>> {
    if (action === REMOVE_FILE) return this.remove(turn, item ?? '', data);
    if (action === REMOVE_FILES) return this.tellHowToRemove(turn, data);
    return { kind: 'answer', value: REQUEST_FORMS.find((form) => form === action) ?? SUBMIT };
  }

  private async remove(
    { texts, caller }: DeskTurn,
    fileId: string,
    data: ReviewData,
  ): Promise<Reading<ReviewData, ReviewAnswer>> {
    const { key } = data.draft;
    const file = (await this.files?.list(caller, key))?.find(({ id }) => id === fileId);
    await this.files?.remove(caller, key, fileId);
    return { kind: 'change', data, say: texts.say('request.files.removed', { name: file?.name ?? '' }) };
  }

  /** With several of them, which one is meant has to be said. */
  private async tellHowToRemove(
    turn: DeskTurn,
    data: ReviewData,
  ): Promise<Reading<ReviewData, ReviewAnswer>> {
    const { texts, caller } = turn;
    const files = (await this.files?.list(caller, data.draft.key)) ?? [];
    const [only, ...others] = files;
    if (only && others.length === 0) return this.remove(turn, only.id, data);
    const titles = removalChoices(texts, files).map(({ title }) => texts.say('list.quoted', { text: title }));
    return { kind: 'tell', say: texts.say('request.files.removeHow', { buttons: texts.list(titles) }) };
  }
}

/** In the order in which the card shows them. */
function reviewChoices(texts: Texts): Choice[] {
  const submit = {
    action: SUBMIT,
    title: texts.say('request.review.submit'),
    also: texts.say('request.review.words.submit').split('|'),
  };
  const edits = REQUEST_FORMS.map((form) => ({
    action: form,
    title: texts.say(`request.review.edit.${form}`),
    also: [texts.say(`request.${form}.title`), ...texts.say(`request.review.words.${form}`).split('|')],
  }));
  return [...edits, submit];
}

function removalChoices(texts: Texts, files: readonly RequestFile[]): Choice[] {
  return files.map(({ id, name }) => ({
    action: REMOVE_FILE,
    item: id,
    title: texts.say('request.files.remove', { name }),
  }));
}

function removeFilesChoice(texts: Texts): Choice {
  return {
    action: REMOVE_FILES,
    title: texts.say('request.files.removeFiles'),
    also: texts.say('request.files.removeWords').split('|'),
  };
}

function leaveButtons(turn: DeskTurn, step: string): Button[] {
  return commandChoices(turn, 'back', 'cancel').map((choice) => buttonFor(choice, step));
}

function reviewSections(
  texts: Texts,
  { basics, problem, contact }: CompleteDraft,
  { customer, reservation, ...quotes }: RequestSubject,
  edits: readonly Button[],
): RequestSection[] {
  const named = reservation && { ...reservation, name: reservation.displayName };
  const terms = termsSections(texts, quotes);
  const forms = [
    basicsSection(texts, basics),
    problemSection(texts, problem, bytesLeftBy(terms)),
    contactSection(texts, contact),
  ];
  return [
    aboutSection(texts, customer.name, named),
    ...terms,
    ...forms.map((form, index) => ({ ...form, buttons: edits.slice(index, index + 1) })),
  ];
}
