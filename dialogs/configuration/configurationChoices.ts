import type { Texts } from '../../services/localization/texts.js';
import { type ListedReservation, SCOPE_TYPES, type ScopeType } from '../../services/model.js';
import { type Choice, numbered } from '../prompts/choice.js';

/** Settings that are on or off, and what each of their buttons makes of them. */
export const SWITCHES = {
  flexibilityOn: { setting: 'instanceFlexibility', after: true },
  flexibilityOff: { setting: 'instanceFlexibility', after: false },
  renewalOn: { setting: 'renew', after: true },
  renewalOff: { setting: 'renew', after: false },
} as const;
export type SwitchAction = keyof typeof SWITCHES;

const ACTIONS = [
  'scope',
  'flexibilityOn',
  'flexibilityOff',
  'renewalOn',
  'renewalOff',
  'rename',
  'done',
] as const;
type ConfigurationAction = (typeof ACTIONS)[number];

/** What the card draws as buttons, and everything that can be typed: words for what is not drawn get a reason. */
export interface ConfigurationChoices {
  readonly drawn: readonly Choice[];
  readonly all: readonly Choice[];
}

/** @param isReadOnly whether the user can change nothing here: then the buttons that change something are not drawn */
export function configurationChoices(
  texts: Texts,
  reservation: ListedReservation,
  isReadOnly: boolean,
): ConfigurationChoices {
  const actions = isReadOnly ? (['done'] as const) : possibleActions(reservation);
  const drawn = numbered(actions.map((action) => choiceOf(texts, action)));
  const others = ACTIONS.filter((action) => !actions.some((drawnAction) => drawnAction === action));
  return {
    drawn,
    all: [...drawn, ...others.map((action) => choiceOf(texts, action)), ...scopeTypeChoices(texts, 'scope')],
  };
}

/** The four types of scope, by name and by what is typed for them; `item` is the type. */
export function scopeTypeChoices(texts: Texts, action: string): Choice[] {
  return SCOPE_TYPES.map((type) => ({
    action,
    item: type,
    title: texts.label('scope', type),
    also: texts.say(`configuration.scopeType.words.${type}`).split('|'),
  }));
}

/** The scope type that an item of a choice names. */
export function scopeTypeNamed(item: string | undefined): ScopeType | undefined {
  return SCOPE_TYPES.find((type) => type === item);
}

/** A switch offers what it is not. */
function possibleActions({ instanceFlexibility, renew }: ListedReservation): readonly ConfigurationAction[] {
  const flexibility = instanceFlexibility ? 'flexibilityOff' : 'flexibilityOn';
  return [
    'scope',
    ...(instanceFlexibility === undefined ? [] : ([flexibility] as const)),
    renew ? 'renewalOff' : 'renewalOn',
    'rename',
    'done',
  ];
}

function choiceOf(texts: Texts, action: ConfigurationAction): Choice {
  return {
    action,
    title: texts.say(`configuration.buttons.${action}`),
    also: texts.say(`configuration.words.${action}`).split('|'),
  };
}
