import { resourceCard } from '../../cards/resources/resourceCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import type { ResourceTopic } from './resourceTopics.js';
import type { TopicSearch } from './topicSearch.js';

export const RESOURCE_PROMPT = 'resource';

/** Typed only: on the card, the button opens the page by itself. */
const OPEN = 'open';
const NEXT = ['others', 'done'] as const;

export interface ResourceData {
  readonly topic: ResourceTopic;
}

/** What follows the page. */
export type ResourceAnswer = (typeof NEXT)[number];

/** Shows what a page is about, and opens it. */
export class ResourcePrompt extends CardPrompt<ResourceData, ResourceAnswer> {
  protected override readonly helpKey: TextKey = 'resources.help.topic';

  constructor(
    kit: StepKit,
    private readonly topics: TopicSearch,
  ) {
    super(RESOURCE_PROMPT, kit);
  }

  protected override view({ texts }: DeskTurn, { topic }: ResourceData, step: string): StepView {
    const open = choiceOf(texts, OPEN);
    const next = numbered(NEXT.map((action) => choiceOf(texts, action)));
    const page = texts.say(`resources.topics.${topic}.page`);
    const card = resourceCard({
      area: texts.say('resources.title'),
      title: texts.say(`resources.topics.${topic}.title`),
      text: texts.say(`resources.topics.${topic}.text`),
      page,
      links: [{ title: open.title, url: page }],
      buttons: next.map((choice) => buttonFor(choice, step)),
    });
    return { card, choices: [open, ...next] };
  }

  protected override pressed(
    { texts }: DeskTurn,
    { action }: Press,
    { topic }: ResourceData,
  ): Reading<ResourceData, ResourceAnswer> {
    const next = NEXT.find((name) => name === action);
    if (next) return { kind: 'answer', value: next };
    const page = texts.say(`resources.topics.${topic}.page`);
    return { kind: 'tell', say: texts.say('resources.address', { page }) };
  }

  protected override isOwn({ texts }: DeskTurn, text: string): boolean {
    return this.topics.search(texts, text).clear;
  }

  /** The question after the question. */
  protected override typed({ texts }: DeskTurn, text: string): Reading<ResourceData, ResourceAnswer> {
    const { hits, clear } = this.topics.search(texts, text);
    const [best] = hits;
    if (best === undefined) return { kind: 'unknown' };
    if (clear) return { kind: 'change', data: { topic: best } };
    const query = quotedText(texts, text);
    const topic = quotedText(texts, texts.say(`resources.topics.${best}.title`));
    const say = hits.length === 1 ? 'resources.perhaps' : 'resources.several';
    return { kind: 'refuse', say: texts.say(say, { query, topic }) };
  }
}

function choiceOf(texts: Texts, action: typeof OPEN | ResourceAnswer): Choice {
  return {
    action,
    title: texts.say(`resources.buttons.${action}`),
    also: wordsOf(texts, action),
  };
}

/** The words of the list for all topics lead to the list from here. */
function wordsOf(texts: Texts, action: typeof OPEN | ResourceAnswer): string[] {
  const words = texts.say(`resources.words.${action}`).split('|');
  if (action !== 'others') return words;
  return [...words, texts.say('resources.buttons.all'), ...texts.say('resources.words.all').split('|')];
}
