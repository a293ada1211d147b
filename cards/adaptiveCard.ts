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
  if (typeof value === 'string')
    return (value.includes('{{') ? value.replace(/\{(?=\{)/g, '{\u2060') : value) as T;
  return typeof value === 'object' && value !== null ? eachMember(value, withoutClientFunctions) : value;
}

/** The value itself where `change` leaves every member as it is: most views need no copy. */
function eachMember<T extends object>(value: T, change: (member: unknown) => unknown): T {
  let copy: T | undefined;
  for (const [key, member] of Object.entries(value)) {
    const changed = change(member);
    if (changed === member) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as T;
    Object.assign(copy, { [key]: changed });
  }
  return copy ?? value;
}

/** A member whose `$when` does not hold is left as null, which is no value in a card. What is left is apart from the view. */
function withoutNulls<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withoutNulls) as T;
  if (typeof node !== 'object' || node === null) return node;
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(node)) {
    const member = (node as Record<string, unknown>)[key];
    if (member !== null) kept[key] = withoutNulls(member);
  }
  return kept as T;
}
