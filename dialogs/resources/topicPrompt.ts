import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Reading } from '../prompts/cardPrompt.js';
import { type Choice, choiceMeant } from '../prompts/choice.js';
import { type ListData, type ListPage, ListPrompt, type PickRow } from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import { RESOURCE_TOPICS, type ResourceTopic, topicNamed } from './resourceTopics.js';
import type { TopicSearch } from './topicSearch.js';

export const TOPIC_PROMPT = 'resourceTopic';

export interface TopicData extends ListData {
  /** What was asked, while the topics that fit it are shown instead of all. */
  readonly query?: string;
}

type TopicReading = Reading<TopicData, ResourceTopic>;

/** Picks a topic to read about, from the list or by asking. */
export class TopicPrompt extends ListPrompt<TopicData, ResourceTopic> {
  protected override readonly helpKey: TextKey = 'resources.help.list';

  constructor(
    kit: StepKit,
    private readonly topics: TopicSearch,
  ) {
    super(TOPIC_PROMPT, kit);
  }

  protected override list({ texts }: DeskTurn, { query }: TopicData): ListPage {
    const whole = { title: texts.say('resources.title'), page: 0, pageCount: 1 };
    if (query === undefined) {
      return { ...whole, text: texts.say('resources.text'), rows: rowsOf(texts, RESOURCE_TOPICS) };
    }
    const { hits } = this.topics.search(texts, query);
    const said = { count: hits.length, query: quotedText(texts, query) };
    return {
      ...whole,
      text: texts.say('resources.hits', said),
      rows: rowsOf(texts, hits),
      choices: [allTopicsChoice(texts)],
    };
  }

  protected override picked({ texts }: DeskTurn, item: string): TopicReading {
    const topic = topicNamed(item);
    return topic ? { kind: 'answer', value: topic } : { kind: 'refuse', say: texts.say('resources.gone') };
  }

  /** A question that means one topic is this step's, whatever else it might ask for. */
  protected override async isOwn(turn: DeskTurn, text: string, data: TopicData): Promise<boolean> {
    return this.topics.search(turn.texts, text).clear || super.isOwn(turn, text, data);
  }

  protected override searched({ texts }: DeskTurn, text: string): TopicReading {
    if (choiceMeant([allTopicsChoice(texts)], text)) return this.chosen();
    const { hits, clear } = this.topics.search(texts, text);
    const [best] = hits;
    if (best && clear) return { kind: 'answer', value: best };
    if (best) return { kind: 'change', data: { query: text } };
    const say = texts.say('resources.noHit', { query: quotedText(texts, text) });
    return { kind: 'refuse', say, data: {} };
  }

  protected override chosen(): TopicReading {
    return { kind: 'change', data: {} };
  }
}

function rowsOf(texts: Texts, topics: readonly ResourceTopic[]): PickRow[] {
  return topics.map((topic) => ({
    item: topic,
    title: texts.say(`resources.topics.${topic}.title`),
    subtitle: texts.say(`resources.topics.${topic}.text`),
  }));
}

function allTopicsChoice(texts: Texts): Choice {
  return {
    action: 'all',
    title: texts.say('resources.buttons.all'),
    also: texts.say('resources.words.all').split('|'),
  };
}
