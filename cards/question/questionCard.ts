import { cardTemplate } from '../adaptiveCard.js';
import type { Button } from '../button.js';

/** A question with one button an answer. `text` may hold what a user typed. */
export interface QuestionView {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly Button[];
}

export const questionCard = cardTemplate<QuestionView>(import.meta.url, './questionCard.json');
