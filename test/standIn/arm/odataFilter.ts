import { refuse } from '../standInService.js';

/** Whether an item is wanted. */
export type Wanted = (item: unknown) => boolean;

type Operator = 'eq' | 'ge' | 'gt' | 'le' | 'lt';

/** Brackets, `and`, `or`, and comparisons of a path with a quoted or a bare value. */
const TOKENS = /\s*(?:([()])|(and|or)\b|([\w/]+)\s+(eq|ge|gt|le|lt|ne)\s+('(?:[^']|'')*'|[^\s()]+))/iy;

/**
 * Reads the part of OData that Azure's lists take: comparisons of properties, `and`, `or` and brackets. Paths and names
 * are compared without case.
 * @param operators those that the list supports
 * @throws RefusedByService `BadRequest` for anything else
 */
export function odataFilter(filter: string | null, operators: readonly Operator[]): Wanted {
  if (filter === null || filter.trim() === '') return () => true;
  const reader = new FilterReader(filter, operators);
  const wanted = reader.either();
  reader.demandEnd();
  return wanted;
}

class FilterReader {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly operators: readonly Operator[],
  ) {}

  either(): Wanted {
    const first = this.#both();
    if (!this.#takes('or')) return first;
    const second = this.either();
    return (item) => first(item) || second(item);
  }

  demandEnd(): void {
    if (this.text.slice(this.#at).trim() !== '') this.#refuse();
  }

  #both(): Wanted {
    const first = this.#one();
    if (!this.#takes('and')) return first;
    const second = this.#both();
    return (item) => first(item) && second(item);
  }

  #one(): Wanted {
    if (this.#takes('(')) {
      const inner = this.either();
      if (!this.#takes(')')) this.#refuse();
      return inner;
    }
    const [, , , path, operator, literal] = this.#next() ?? this.#refuse();
    const known = this.operators.find((one) => one === operator?.toLowerCase());
    if (path === undefined || literal === undefined || known === undefined) return this.#refuse();
    const value = literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal;
    return (item) => compares(known, valueAt(item, path.split('/')), value);
  }

  #next(): RegExpExecArray | undefined {
    TOKENS.lastIndex = this.#at;
    const token = TOKENS.exec(this.text) ?? undefined;
    if (token) this.#at = TOKENS.lastIndex;
    return token;
  }

  #takes(word: string): boolean {
    const before = this.#at;
    const token = this.#next();
    if ((token?.[1] ?? token?.[2])?.toLowerCase() === word) return true;
    this.#at = before;
    return false;
  }

  #refuse(): never {
    refuse(400, 'BadRequest', `The filter cannot be read at position ${this.#at}.`);
  }
}

function valueAt(item: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return item;
  if (typeof item !== 'object' || item === null) return undefined;
  const entry = Object.entries(item).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return valueAt(entry?.[1], rest);
}

/** Dates and instants compare as instants, whatever their precision; all else as text without case. */
function compares(operator: Operator, present: unknown, wanted: string): boolean {
  if (present === undefined || present === null) return false;
  const [one, other] = [instantOf(String(present)), instantOf(wanted)];
  const order =
    one !== undefined && other !== undefined
      ? one - other
      : String(present).localeCompare(wanted, 'en', { sensitivity: 'accent' });
  return { eq: order === 0, ge: order >= 0, gt: order > 0, le: order <= 0, lt: order < 0 }[operator];
}

function instantOf(text: string): number | undefined {
  return /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : undefined;
}
