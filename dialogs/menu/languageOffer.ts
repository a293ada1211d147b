import { listCard } from '../../cards/list/listCard.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import { commandAction } from '../commands.js';
import type { DeskTurn } from '../deskTurn.js';

/** A row may say `language` at any time, so the rows need no step. */
const ANY_STEP = 'any';

/** Shows the languages of the desk, each by its own name. */
export async function offerLanguages(turn: DeskTurn, { languages }: LanguageBook): Promise<void> {
  const { texts } = turn;
  const card = listCard({
    title: texts.say('commands.chooseLanguage'),
    text: texts.say('commands.chooseLanguageText'),
    rows: languages.map((item) => ({
      title: texts.label('language', item),
      subtitle: '',
      detail: '',
      detailColor: 'Default',
      data: { action: commandAction('language'), step: ANY_STEP, item },
    })),
    buttons: [],
  });
  await turn.show(card);
}
