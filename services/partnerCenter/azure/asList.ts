import type { z } from 'zod';
import { unreadable } from '../../remote/serviceFault.js';
import type { ServiceName } from '../../remote/serviceName.js';

/**
 * Options for a call of the SDK that lists: an answer without a list is refused, which the SDK takes for an empty one.
 * The call throws UnreachableError `ServiceUnreadable` then.
 */
export function asList(service: ServiceName) {
  return {
    onResponse(_raw: unknown, answer: unknown, error?: unknown): void {
      if (error === undefined && !hasItems(answer)) throw unreadable({ service }, 'an answer without a list');
    },
  };
}

/**
 * Those of a list that can be read: a service may tell of things that the desk does not know yet.
 * @throws UnreachableError `ServiceUnreadable` where there are some and none can be read: that is no empty list
 */
export function readableOf<T>(service: ServiceName, items: readonly unknown[], schema: z.ZodType<T>): T[] {
  const read = items.flatMap((item) => {
    const { success, data } = schema.safeParse(item);
    return success ? [data] : [];
  });
  if (items.length > 0 && read.length === 0) throw unreadable({ service }, 'nothing in a list can be read');
  return read;
}

function hasItems(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'value' in answer && Array.isArray(answer.value);
}
