import { z } from 'zod';
import { parsedJson } from './parsedJson.js';

/** A body that says why: Azure Resource Manager and Graph nest it, Partner Center does not, Entra has words for it. */
const NESTED = z.object({
  error: z.object({
    code: z.string(),
    details: z
      .array(z.object({ code: z.string() }))
      .nullish()
      .catch(undefined),
  }),
});
const FLAT = z.object({ code: z.union([z.string(), z.number()]) });
const ENTRA = z.object({ error: z.string() });
const BODY = z.union([
  NESTED.transform(({ error }) => ({ code: error.code, detail: error.details?.[0]?.code })),
  FLAT.transform(({ code }) => ({ code: String(code), detail: undefined })),
  ENTRA.transform(({ error }) => ({ code: error, detail: undefined })),
]);

/** Codes that only repeat the status; what is meant stands in the details. */
const GENERAL_CODES: ReadonlySet<string> = new Set([
  'BadRequest',
  'Conflict',
  'InvalidRequest',
  'MultipleErrorsOccurred',
]);

/** What is shown and logged has the shape of a code, whatever a service sends. */
const CODE = /^[\w.-]{1,100}$/;

/** The service's own code in the body of a refusal; undefined when the body has none. */
export function serviceCodeOf(body: string | null | undefined): string | undefined {
  const read = BODY.safeParse(parsedJson(body)?.value);
  if (!read.success) return undefined;
  const { code, detail } = read.data;
  const telling = GENERAL_CODES.has(code) && detail !== undefined ? detail : code;
  return CODE.test(telling) ? telling : undefined;
}
