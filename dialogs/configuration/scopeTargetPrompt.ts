import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { AppliedScope, ReservationRef } from '../../services/model.js';
import type { ReservationSettings, ScopeAsk, ScopeTarget } from '../../services/reservationSettings.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Reading } from '../prompts/cardPrompt.js';
import type { Choice } from '../prompts/choice.js';
import {
  type ListData,
  type ListPage,
  ListPrompt,
  type PickRow,
  ROWS_PER_PAGE,
} from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import { findCustomer, findReservation } from '../reservations/lookups.js';
import type { ConfigurationPorts } from './configurationPorts.js';

export const SCOPE_TARGET_PROMPT = 'scopeTarget';

/** Longest text that is looked for: a resource ID is no longer. */
const LONGEST_QUERY = 200;

/** What is looked for; a resource group is found in the subscription that is chosen before it. */
export type TargetPurpose = 'Single' | 'GroupSubscription' | 'ResourceGroup' | 'ManagementGroup';

export interface ScopeTargetData extends ListData, ReservationRef {
  readonly purpose: TargetPurpose;
  /** Of the resource groups to choose from. */
  readonly subscriptionId?: string;
  /** What the target was called before the list comes up: when it is clear which is meant, it does not. */
  readonly target?: string;
  /** What was searched for, while its hits are shown instead of the whole list. */
  readonly query?: string;
}

type ScopeTargetReading = Reading<ScopeTargetData, string>;

/** Picks a subscription or a group of the customer's, from the list, by part of its name or by its ID. Answers its ID. */
export class ScopeTargetPrompt extends ListPrompt<ScopeTargetData, string> {
  protected override readonly helpKey: TextKey = 'configuration.targets.help';
  private readonly settings: ReservationSettings;

  constructor(
    kit: StepKit,
    private readonly ports: ConfigurationPorts,
  ) {
    super(SCOPE_TARGET_PROMPT, kit);
    this.settings = ports.settings;
  }

  protected override async list(turn: DeskTurn, data: ScopeTargetData): Promise<ListPage> {
    const { caller, texts } = turn;
    const { appliedScope } = await findReservation(this.ports, caller, data.customerId, data.reservationId);
    const page =
      data.query === undefined ? await this.wholeList(turn, data) : await this.hitsOf(turn, data, data.query);
    return {
      ...page,
      title: texts.say(`configuration.targets.${data.purpose}.title`),
      rows: page.targets.map((target) => rowOf(texts, target, data.purpose, appliedScope)),
    };
  }

  protected override async begun(
    turn: DeskTurn,
    { target, ...data }: ScopeTargetData,
  ): Promise<ScopeTargetReading | undefined> {
    if (target === undefined) return undefined;
    const { hits } = await this.search(turn, data, target.slice(0, LONGEST_QUERY));
    return hits.length === 0 ? undefined : this.searched(turn, target, data);
  }

  protected override async picked(
    { texts, caller }: DeskTurn,
    item: string,
    data: ScopeTargetData,
  ): Promise<ScopeTargetReading> {
    const { type } = askOf(data);
    const target = await this.settings.target(caller, data, { type, id: item });
    if (target) return { kind: 'answer', value: target.id };
    return { kind: 'refuse', say: texts.say('configuration.targets.unknown'), data: withoutQuery(data) };
  }

  protected override async searched(
    turn: DeskTurn,
    text: string,
    data: ScopeTargetData,
  ): Promise<ScopeTargetReading> {
    const { texts } = turn;
    const query = text.slice(0, LONGEST_QUERY);
    const { hits, clear } = await this.search(turn, data, query);
    const [best] = hits;
    if (!best) {
      const say = texts.say('configuration.targets.noHit', { query: quotedText(texts, text) });
      return { kind: 'refuse', say, data: withoutQuery(data) };
    }
    if (!clear) return { kind: 'change', data: { ...withoutQuery(data), query } };
    await turn.say('configuration.targets.taken', { name: best.displayName });
    return { kind: 'answer', value: best.id };
  }

  protected override async isOwn(turn: DeskTurn, text: string, data: ScopeTargetData): Promise<boolean> {
    return (await this.search(turn, data, text.slice(0, LONGEST_QUERY))).clear;
  }

  protected override chosen(_turn: DeskTurn, _press: unknown, data: ScopeTargetData): ScopeTargetReading {
    return { kind: 'change', data: withoutQuery(data) };
  }

  private async wholeList({ texts, caller }: DeskTurn, data: ScopeTargetData) {
    const customer = (await findCustomer(this.ports, caller, data.customerId)).name;
    const { items, page, pageCount, total } = await this.settings.targets(
      caller,
      data,
      askOf(data),
      data.page ?? 0,
      ROWS_PER_PAGE,
    );
    const texted = `configuration.targets.${data.purpose}` as const;
    const parts = [
      texts.say(`${texted}.text`, { customer, count: total }),
      ...(pageCount > 1 ? [texts.say('list.page', { page: page + 1, pageCount })] : []),
      texts.say('configuration.targets.searchHint'),
    ];
    const text = total === 0 ? texts.say(`${texted}.empty`, { customer }) : parts.join(' ');
    return { text, targets: items, page, pageCount };
  }

  private search({ caller }: DeskTurn, data: ScopeTargetData, query: string, limit = ROWS_PER_PAGE) {
    return this.settings.searchTargets(caller, data, askOf(data), query, limit);
  }

  private async hitsOf(turn: DeskTurn, data: ScopeTargetData, query: string) {
    const { texts } = turn;
    // One more than is shown tells whether there are more.
    const { hits } = await this.search(turn, data, query, ROWS_PER_PAGE + 1);
    const more = hits.length > ROWS_PER_PAGE;
    const targets = hits.slice(0, ROWS_PER_PAGE);
    const text = texts.say(more ? 'configuration.targets.manyHits' : 'configuration.targets.hits', {
      query: quotedText(texts, query),
      count: targets.length,
    });
    return { text, targets, page: 0, pageCount: 1, choices: [wholeListChoice(texts)] };
  }
}

function askOf({ purpose, subscriptionId = '' }: ScopeTargetData): ScopeAsk {
  if (purpose === 'ResourceGroup') return { type: purpose, subscriptionId };
  return { type: purpose === 'GroupSubscription' ? 'Single' : purpose };
}

/** The whole list, at the page where it was left. */
function withoutQuery({ query: _query, ...kept }: ScopeTargetData): ScopeTargetData {
  return kept;
}

function rowOf(
  texts: Texts,
  { id, displayName }: ScopeTarget,
  purpose: TargetPurpose,
  present: AppliedScope,
): PickRow {
  const isPresent =
    purpose === 'GroupSubscription'
      ? present.type === 'ResourceGroup' && present.id?.startsWith(`${id}/`)
      : present.type === purpose && present.id === id;
  return {
    item: id,
    title: displayName,
    subtitle: purpose === 'ResourceGroup' ? '' : id.slice(id.lastIndexOf('/') + 1),
    detail: isPresent ? texts.say('configuration.targets.current') : '',
  };
}

function wholeListChoice(texts: Texts): Choice {
  return {
    action: 'wholeList',
    title: texts.say('configuration.targets.wholeList.title'),
    also: texts.say('configuration.targets.wholeList.words').split('|'),
  };
}
