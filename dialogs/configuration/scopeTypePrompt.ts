import type { TextKey } from '../../services/localization/texts.js';
import type { ReservationRef, ScopeType } from '../../services/model.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Reading } from '../prompts/cardPrompt.js';
import { choiceMeant } from '../prompts/choice.js';
import { type ListData, type ListPage, ListPrompt } from '../prompts/listPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import { findReservation, type Lookups } from '../reservations/lookups.js';
import { scopeTypeChoices, scopeTypeNamed } from './configurationChoices.js';

export const SCOPE_TYPE_PROMPT = 'scopeType';

export type ScopeTypeData = ListData & ReservationRef;

type ScopeTypeReading = Reading<ScopeTypeData, ScopeType>;

/** Asks for the type of scope, each with a sentence that says what it means. */
export class ScopeTypePrompt extends ListPrompt<ScopeTypeData, ScopeType> {
  protected override readonly helpKey: TextKey = 'configuration.scopeType.help';

  constructor(
    kit: StepKit,
    private readonly lookups: Lookups,
  ) {
    super(SCOPE_TYPE_PROMPT, kit);
  }

  protected override async list(
    { texts, caller }: DeskTurn,
    { customerId, reservationId }: ScopeTypeData,
  ): Promise<ListPage> {
    const { appliedScope } = await findReservation(this.lookups, caller, customerId, reservationId);
    return {
      title: texts.say('configuration.scopeType.title'),
      text: texts.say('configuration.scopeType.text'),
      rows: scopeTypeChoices(texts, '').map(({ item = '', title }) => ({
        item,
        title,
        subtitle: texts.say(`configuration.scopeType.meanings.${scopeTypeNamed(item) ?? 'Shared'}`),
        detail: item === appliedScope.type ? texts.say('configuration.scopeType.current') : '',
      })),
      page: 0,
      pageCount: 1,
    };
  }

  protected override picked({ texts }: DeskTurn, item: string): ScopeTypeReading {
    const type = scopeTypeNamed(item);
    return type
      ? { kind: 'answer', value: type }
      : { kind: 'refuse', say: texts.say('configuration.scopeType.noHit') };
  }

  protected override searched(turn: DeskTurn, text: string): ScopeTypeReading {
    return this.picked(turn, typeMeant(turn, text) ?? '');
  }

  protected override isOwn(turn: DeskTurn, text: string): boolean {
    return typeMeant(turn, text) !== undefined;
  }
}

function typeMeant({ texts }: DeskTurn, text: string): string | undefined {
  return choiceMeant(scopeTypeChoices(texts, ''), text)?.item;
}
