import type { Attachment } from 'botbuilder';

interface CardNode {
  readonly type?: string;
  readonly title?: string;
  readonly id?: string;
  readonly value?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly text?: string;
  readonly items?: readonly CardNode[];
  readonly selectAction?: CardNode;
}

/** Members whose strings a client shows. */
const SHOWN = ['text', 'title', 'label', 'placeholder', 'value'];

/** Texts are compared without regard to the kinds of spaces that French and figures put. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** A card as the user sees it: its words, and what can be pressed. */
export class ShownCard {
  constructor(private readonly content: object) {}

  static of(attachment: Attachment): ShownCard {
    return new ShownCard(attachment.content as object);
  }

  /** Every text of the card that has words, in order, one a line. */
  get text(): string {
    const texts = this.nodes()
      .flatMap((node) => SHOWN.map((member) => (node as Record<string, unknown>)[member]))
      .filter((text): text is string => typeof text === 'string' && text.trim() !== '');
    return plainSpaces(texts.join('\n'));
  }

  /** What it takes of a message. */
  get bytes(): number {
    return Buffer.byteLength(JSON.stringify(this.content));
  }

  get title(): string {
    return this.text.split('\n', 1)[0]!;
  }

  /** Titles of the rows that can be picked: the first text of each. */
  get rows(): string[] {
    return this.pickable().map(({ title }) => plainSpaces(title));
  }

  /** Titles of the buttons. */
  get buttons(): string[] {
    return ((this.content as { actions?: CardNode[] }).actions ?? []).map(({ title }) =>
      plainSpaces(title ?? ''),
    );
  }

  /** Titles of all buttons, those in the body of the card included. */
  get allButtons(): string[] {
    const titles = this.nodes().flatMap(({ type, title }) =>
      type?.startsWith('Action.') && title !== undefined ? title : [],
    );
    return titles.map(plainSpaces);
  }

  /** What stands in the card's inputs, as a client would send it: empty ones are absent. */
  get inputs(): Record<string, string> {
    const inputs = this.nodes().filter(({ type }) => type?.startsWith('Input.'));
    const values = inputs.map(({ id, value }) => [id, value] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== ''));
  }

  /** What pressing a button or a row sends; found by its title, with or without the number. */
  dataOf(title: string): Readonly<Record<string, unknown>> {
    const buttons = this.nodes().filter(({ type, title }) => type === 'Action.Submit' && title !== undefined);
    const action = [...this.pickable(), ...buttons].find((button) =>
      [button.title, button.title?.replace(/^\d+\. /, '')].includes(title),
    );
    if (!action?.data)
      throw new Error(`no button ${title} among ${[...this.rows, ...this.buttons].join(' | ')}`);
    return action.data;
  }

  private pickable(): { title: string; data: CardNode['data'] }[] {
    return this.nodes().flatMap(({ selectAction, items }) => {
      const title = this.nodes(items).find(({ text }) => text !== undefined)?.text ?? '';
      return selectAction ? [{ title, data: selectAction.data }] : [];
    });
  }

  private nodes(node: unknown = this.content, found: CardNode[] = []): CardNode[] {
    if (Array.isArray(node)) for (const member of node) this.nodes(member, found);
    else if (typeof node === 'object' && node !== null) {
      found.push(node as CardNode);
      for (const member of Object.values(node)) this.nodes(member, found);
    }
    return found;
  }
}
