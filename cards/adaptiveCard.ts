import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { Attachment } from 'botframework-schema';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Expands one card template: a pure function of the view, which must hold finished, localized strings. */
export type CardRenderer<TView extends object> = (view: TView) => Attachment;

/**
 * Reads and parses a template that lies beside the calling module, once.
 * @param moduleUrl the caller's `import.meta.url`
 */
export function cardTemplate<TView extends object>(moduleUrl: string, file: string): CardRenderer<TView> {
  const template = new Template(JSON.parse(readFileSync(new URL(file, moduleUrl), 'utf8')));
  return (view) => ({
    contentType: ADAPTIVE_CARD,
    content: withoutNulls(template.expand({ $root: withoutClientFunctions(view) })),
  });
}

/**
 * Clients replace `{{DATE(…)}}` and `{{TIME(…)}}` in any text they draw. A word joiner, which has no width, between
 * the braces leaves what a user typed as typed.
 */
export function withoutClientFunctions<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\{(?=\{)/g, '{\u2060') as T;
  if (Array.isArray(value)) return value.map(withoutClientFunctions) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, withoutClientFunctions(member)]),
    ) as T;
  }
  return value;
}

/** A member whose `$when` does not hold is left as null, which is no value in a card. */
function withoutNulls<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withoutNulls) as T;
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.entries(node).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)])) as T;
}
