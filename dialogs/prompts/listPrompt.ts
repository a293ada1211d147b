import { BUTTONS_IN_A_ROW } from '../../cards/button.js';
import { type ListRow, listCard } from '../../cards/list/listCard.js';
import type { Texts } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from './cardPrompt.js';
import { buttonFor, type Choice, choiceMeant } from './choice.js';
import { commandChoices } from './commandChoices.js';
import type { Press } from './turnInput.js';

/** Rows on one page of a list: typed row numbers run from 1 to this. */
export const ROWS_PER_PAGE = 10;

/** Whoever types one or two digits, or less than a digit, means a row, and no row is called that. */
const IS_ROW_NUMBER = /^[-−+#]?\d{1,2}([.,]\d{0,2})?\)?$/;

const PICK = 'pick';
const NEXT_PAGE = 'nextPage';
const PREVIOUS_PAGE = 'previousPage';

/** State of a list prompt; subclasses add their query or filter. */
export interface ListData {
  /** Counts from 0; the first page when absent. */
  readonly page?: number;
}

/** One row to pick, without its number. */
export interface PickRow extends Pick<ListRow, 'title' | 'subtitle'> {
  /** What `picked` is called with. */
  readonly item: string;
  readonly detail?: string;
  readonly detailColor?: ListRow['detailColor'];
  readonly bar?: ListRow['bar'];
}

/** What a list shows of its present state. Only `title` is drawn by a client that reads Markdown: no names in it. */
export interface ListPage {
  readonly title: string;
  readonly text: string;
  /** At most `ROWS_PER_PAGE`. */
  readonly rows: readonly PickRow[];
  /** Counts from 0; where the list has fewer pages than asked for, the one that is shown. */
  readonly page: number;
  readonly pageCount: number;
  /** The list's own buttons, such as a filter: at most three, which Back and Cancel make a full row. */
  readonly choices?: readonly Choice[];
  /** Whether rows cannot be picked and are drawn so. `picked` says why to whoever types a number or a press all the same. */
  readonly isReadOnly?: boolean;
}

/** The page of `items` that is asked for, or the last one. */
export function pageOf<T>(items: readonly T[], wanted = 0): { items: T[]; page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(items.length / ROWS_PER_PAGE));
  const page = Math.min(wanted, pageCount - 1);
  return { items: items.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE), page, pageCount };
}

/**
 * A paged list of which one row is picked: by pressing it, by its number, or by words that the subclass understands.
 * A row's bare title counts as such words, because rows of other pages may be called the same.
 */
export abstract class ListPrompt<TData extends ListData, TAnswer> extends CardPrompt<TData, TAnswer> {
  /** The page that `data` names. */
  protected abstract list(turn: DeskTurn, data: TData): Promise<ListPage> | ListPage;

  /** Reads a picked row; `item` comes from a card and is looked up again. */
  protected abstract picked(
    turn: DeskTurn,
    item: string,
    data: TData,
  ): Promise<Reading<TData, TAnswer>> | Reading<TData, TAnswer>;

  /** Reads words that are no command, no button and no row number. */
  protected abstract searched(
    turn: DeskTurn,
    text: string,
    data: TData,
  ): Promise<Reading<TData, TAnswer>> | Reading<TData, TAnswer>;

  /** Reads one of the list's own buttons. */
  protected chosen(
    turn: DeskTurn,
    _press: Press,
    _data: TData,
  ): Promise<Reading<TData, TAnswer>> | Reading<TData, TAnswer> {
    return { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
  }

  protected override async view(turn: DeskTurn, data: TData, step: string): Promise<StepView> {
    const page = await this.list(turn, data);
    const rows = page.rows.map((row, index) => numberedRow(row, index + 1, step, page.isReadOnly));
    const own = page.choices ?? [];
    const paging = pagingChoices(turn, page);
    const leaving = commandChoices(turn, 'back', 'cancel');
    const hasRoom = own.length + paging.length + leaving.length <= BUTTONS_IN_A_ROW;
    const card = listCard({
      title: page.title,
      text: page.text,
      rows: rows.map(({ row }) => row),
      paging: (hasRoom ? [] : paging).map((choice) => buttonFor(choice, step)),
      buttons: [...own, ...(hasRoom ? paging : []), ...leaving].map((choice) => buttonFor(choice, step)),
    });
    return { card, choices: [...rows.map(({ choice }) => choice), ...own, ...paging, ...leaving] };
  }

  protected override pressed(turn: DeskTurn, press: Press, data: TData) {
    const { page = 0 } = data;
    switch (press.action) {
      case PICK:
        return this.picked(turn, press.item ?? '', data);
      case NEXT_PAGE:
        return turnTo(data, page + 1);
      case PREVIOUS_PAGE:
        return turnTo(data, Math.max(0, page - 1));
      default:
        return this.chosen(turn, press, data);
    }
  }

  protected override isOwn({ texts }: DeskTurn, text: string, _data: TData): Promise<boolean> | boolean {
    return IS_ROW_NUMBER.test(text) || noSuchPage(texts, text) !== undefined;
  }

  protected override typed(turn: DeskTurn, text: string, data: TData) {
    if (IS_ROW_NUMBER.test(text))
      return { kind: 'refuse' as const, say: turn.texts.say('list.noSuchRow', { text }) };
    const say = noSuchPage(turn.texts, text);
    return say === undefined ? this.searched(turn, text, data) : { kind: 'refuse' as const, say };
  }
}

function turnTo<TData extends ListData>(data: TData, page: number): { kind: 'change'; data: TData } {
  return { kind: 'change', data: { ...data, page } };
}

/** A row that is only looked at shows no number and sends nothing. */
function numberedRow(
  row: PickRow,
  number: number,
  step: string,
  isReadOnly = false,
): { row: ListRow; choice: Choice } {
  const title = `${number}. ${row.title}`;
  const { item, subtitle, detail = '', detailColor = 'Default', bar } = row;
  const drawn = { subtitle, detail, detailColor, ...(bar && { bar }) };
  return {
    row: isReadOnly
      ? { title: row.title, ...drawn }
      : { title, ...drawn, data: { action: PICK, step, item } },
    choice: { action: PICK, item, title, number },
  };
}

function pagingChoices({ texts }: DeskTurn, { page, pageCount }: ListPage): Choice[] {
  return [
    ...(page + 1 < pageCount ? [pagingChoice(texts, NEXT_PAGE)] : []),
    ...(page > 0 ? [pagingChoice(texts, PREVIOUS_PAGE)] : []),
  ];
}

function pagingChoice(texts: Texts, action: typeof NEXT_PAGE | typeof PREVIOUS_PAGE): Choice {
  return { action, title: texts.say(`list.${action}`), also: texts.say(`list.words.${action}`).split('|') };
}

/** What to say to the words for a page that the list has no button for; undefined for other words. */
function noSuchPage(texts: Texts, text: string): string | undefined {
  const meant = choiceMeant([pagingChoice(texts, NEXT_PAGE), pagingChoice(texts, PREVIOUS_PAGE)], text);
  if (!meant) return undefined;
  return texts.say(meant.action === NEXT_PAGE ? 'list.lastPage' : 'list.firstPage');
}
