import type { z } from 'zod';

/** A field that the service may leave out or set to null; both read as undefined. */
export function orAbsent<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value) => value ?? undefined);
}
