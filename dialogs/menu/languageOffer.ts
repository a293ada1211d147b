import { questionCard } from '../../cards/question/questionCard.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import { commandAction } from '../commands.js';
import type { DeskTurn } from '../deskTurn.js';
import { buttonFor } from '../prompts/choice.js';

/** A button may say `language` at any time, so the buttons need no step. */
const ANY_STEP = 'any';

/** Shows the languages of the desk, each by its own name. */
export async function offerLanguages(turn: DeskTurn, { languages }: LanguageBook): Promise<void> {
  const { texts } = turn;
  const buttons = languages.map((item) =>
    buttonFor({ action: commandAction('language'), item, title: texts.label('language', item) }, ANY_STEP),
  );
  await turn.show(
    questionCard({
      title: texts.say('commands.chooseLanguage'),
      text: texts.say('commands.chooseLanguageText'),
      buttons,
    }),
  );
}
