interface Headers {
  get(name: string): string | undefined;
}

/**
 * How long a service asks to be left alone, from `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). A date is
 * compared with the answer's own, so that the clocks of the two machines need not agree.
 * @returns milliseconds; undefined when it does not ask
 */
export function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const pauseMs = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(pauseMs) ? undefined : Math.max(0, pauseMs);
}
