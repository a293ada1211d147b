import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i;
/** A proxy on this machine connects from loopback too; one of these names whom it took the request from. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];

/** Whether a program on this machine asks for itself. */
export function isFromThisMachine(req: IncomingMessage): boolean {
  if (!LOOPBACK.test(req.socket.remoteAddress ?? '')) return false;
  return FORWARDED.every((name) => req.headers[name] === undefined);
}
