/**
 * A body as JSON; `value` is undefined for an empty one. Partner Center's bodies begin with a byte order mark.
 * @returns undefined for a body that is no JSON
 */
export function parsedJson(body: string | null | undefined): { readonly value: unknown } | undefined {
  const text = (body ?? '').replace(/^\uFEFF/, '');
  if (text === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
