import type { StepKit } from '../prompts/stepKit.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import { RESOURCE_PROMPT, type ResourceAnswer, type ResourceData, ResourcePrompt } from './resourcePrompt.js';
import { type ResourceTopic, topicNamed } from './resourceTopics.js';
import { TOPIC_PROMPT, TopicPrompt } from './topicPrompt.js';
import { TopicSearch } from './topicSearch.js';

export const RESOURCES_DIALOG = 'resources';

/** What is already chosen when the task is begun from elsewhere. */
export interface ResourcesOptions {
  /** A `ResourceTopic`; the list is shown for anything else. */
  readonly topic?: string;
}

interface ResourcesDraft {
  topic?: ResourceTopic;
}

/** Microsoft's pages about reservations: a topic, and its page. */
export class ResourcesDialog extends TaskDialog<ResourcesDraft> {
  constructor(kit: StepKit) {
    super(RESOURCES_DIALOG, kit);
    const topics = new TopicSearch();
    this.addDialog(new TopicPrompt(kit, topics));
    this.addDialog(new ResourcePrompt(kit, topics));
    this.steps(
      { name: 'topic', ask: this.askTopic, keep: this.keepTopic },
      { name: 'resource', ask: this.showResource, keep: this.keepAnswer },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft({ topic }: ResourcesOptions): ResourcesDraft {
    const known = topicNamed(topic);
    return known ? { topic: known } : {};
  }

  private async askTopic(step: TaskContext<ResourcesDraft>) {
    return step.draft.topic !== undefined && !step.revisited ? step.pass() : step.ask(TOPIC_PROMPT);
  }

  private keepTopic(draft: ResourcesDraft, value: unknown): undefined {
    draft.topic = value as ResourceTopic;
  }

  private async showResource(step: TaskContext<ResourcesDraft>) {
    const { topic = 'about' } = step.draft;
    return step.ask(RESOURCE_PROMPT, { topic } satisfies ResourceData);
  }

  private keepAnswer(_draft: ResourcesDraft, value: unknown): string | undefined {
    return (value as ResourceAnswer) === 'others' ? 'topic' : undefined;
  }
}
