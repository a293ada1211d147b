import type { Button } from '../../cards/button.js';
import { type RequestSection, requestCard } from '../../cards/request/requestCard.js';
import {
  aboutSection,
  basicsSection,
  contactSection,
  problemSection,
} from '../../cards/request/requestSections.js';
import { bytesLeftBy, termsSections } from '../../cards/request/termsSections.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { type CompleteDraft, REQUEST_FORMS, type RequestForm } from './requestDraft.js';
import { REQUEST_CARDS } from './requestSteps.js';
import { type RequestPorts, type RequestSubject, subjectOf } from './requestSubject.js';

export const REVIEW_PROMPT = 'review';

const SUBMIT = 'submit';

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
    private readonly ports: RequestPorts,
  ) {
    super(REVIEW_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, { draft }: ReviewData, step: string): Promise<StepView> {
    const { texts } = turn;
    const subject = await subjectOf(this.ports, turn.caller, draft);
    const choices = numbered(reviewChoices(texts));
    const edits = choices.filter(({ action }) => action !== SUBMIT);
    const submit = choices.filter(({ action }) => action === SUBMIT);
    const buttons = [
      ...submit.map((choice) => buttonFor(choice, step, 'positive')),
      ...leaveButtons(turn, step),
    ];
    const card = requestCard({
      title: texts.say('request.review.title'),
      position: texts.say('form.position', { step: REQUEST_CARDS, count: REQUEST_CARDS }),
      status: '',
      statusColor: 'Default',
      text: texts.say('request.review.text'),
      sections: reviewSections(
        texts,
        draft,
        subject,
        edits.map((choice) => buttonFor(choice, step)),
      ),
      buttons,
    });
    return { card, choices: [...choices, ...commandChoices(turn, 'back', 'cancel')] };
  }

  protected override pressed(_turn: DeskTurn, { action }: Press): Reading<ReviewData, ReviewAnswer> {
    return { kind: 'answer', value: REQUEST_FORMS.find((form) => form === action) ?? SUBMIT };
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
