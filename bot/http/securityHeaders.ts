/** A year, in seconds: what lists of hosts that are reached by https only ask for. */
const HTTPS_ONLY_S = 31_536_000;

/** Devices of the browser that no page of the desk uses, nor a page within it. */
const UNUSED_DEVICES = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'payment',
  'usb',
];

/** On every answer. No answer but the portal page loads anything or may stand in a frame; the page says so itself. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Permissions-Policy': UNUSED_DEVICES.map((device) => `${device}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * Headers that keep browsers from doing more with an answer than it is for.
 * @param publicUrl where users reach the desk; where that is https, browsers are told to use nothing else
 */
export function securityHeaders(publicUrl: string | undefined): Readonly<Record<string, string>> {
  const isEncrypted = publicUrl?.startsWith('https:') === true;
  return isEncrypted ? { ...EVERYWHERE, 'Strict-Transport-Security': `max-age=${HTTPS_ONLY_S}` } : EVERYWHERE;
}
