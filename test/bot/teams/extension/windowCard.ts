/** A member of the card's body that holds a field: its problem, if any, before its input. */
interface FieldContainer {
  readonly items?: readonly WindowNode[];
}

interface WindowNode {
  readonly type: string;
  readonly id?: string;
  readonly value?: string;
  readonly style?: string;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
  readonly inlines?: readonly { readonly text: string }[];
  readonly 'choices.data'?: object;
}

/** The card of the window, as far as tests read it. */
export interface WindowCard {
  readonly body: readonly FieldContainer[];
  readonly actions: readonly { readonly data: { readonly step: string } }[];
}

/** The identity that the window's button sends back. */
export function keyOf({ actions }: WindowCard): string {
  return actions[0]!.data.step;
}

/** What stands in the inputs, by their ids. */
export function valuesOf(card: WindowCard): Record<string, string | undefined> {
  return Object.fromEntries(inputsOf(card).map(({ input }) => [input.id, input.value]));
}

/** An input with the sentence above it. */
export function fieldOf(card: WindowCard, id: string): WindowNode & { readonly problem: string | undefined } {
  const { input, problem } = inputsOf(card).find((field) => field.input.id === id)!;
  return { ...input, problem };
}

function inputsOf({ body }: WindowCard) {
  return body.flatMap(({ items = [] }) => {
    const input = items.find(({ type }) => type.startsWith('Input.'));
    const problem = items.find(({ inlines }) => inlines)?.inlines?.[0]?.text;
    return input ? [{ input, problem }] : [];
  });
}
