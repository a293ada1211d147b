import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { FuzzRun } from './fuzzRun.js';

/** Bytes that go over an upgraded socket, or instead of the upgrade. */
export interface FrameAttack {
  readonly upgrade: 'right' | 'wrongKey' | 'wrongVersion' | 'otherToken' | 'bytes';
  readonly frames: readonly Frame[];
}

interface Frame {
  /** First byte: final bit, reserved bits and operation. */
  readonly head: number;
  readonly masked: boolean;
  /** Claimed length; differs from the true one where it is more than fits. */
  readonly claims: number;
  readonly payload: Uint8Array;
}

export const frameAttack: fc.Arbitrary<FrameAttack> = fc.record({
  upgrade: fc.constantFrom('right', 'right', 'right', 'wrongKey', 'wrongVersion', 'otherToken', 'bytes'),
  frames: fc.array(
    fc.record({
      head: fc.oneof(fc.constantFrom(0x81, 0x82, 0x88, 0x89, 0x8a, 0x01, 0x00), fc.nat(255)),
      masked: fc.boolean(),
      claims: fc.oneof(fc.nat(125), fc.constantFrom(0, 126, 127)),
      payload: fc.uint8Array({ maxLength: 300 }),
    }),
    { maxLength: 20 },
  ),
});

/** The socket is left alone with what it was sent for so long. */
const PATIENCE_MS = 15;

/** Sends the frames, and looks at what comes back until the desk closes or nothing more comes. */
export async function runFrames(
  run: FuzzRun,
  streamUrl: string,
  { upgrade, frames }: FrameAttack,
): Promise<void> {
  const { pathname, search, port, host } = new URL(streamUrl);
  const socket = connect(Number(port), '127.0.0.1');
  const answer = text(socket).catch(() => '');
  const query = upgrade === 'otherToken' ? `${search}x` : search;
  if (upgrade !== 'bytes') {
    socket.write(
      `GET ${pathname}${query} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: ${upgrade === 'wrongVersion' ? '99' : '13'}\r\n` +
        `Sec-WebSocket-Key: ${upgrade === 'wrongKey' ? 'x' : 'dGhlIHNhbXBsZSBub25jZQ=='}\r\n\r\n`,
    );
  }
  for (const frame of frames) socket.write(bytesOf(frame), () => undefined);
  await delay(PATIENCE_MS);
  socket.end();
  setTimeout(() => socket.destroy(), 500).unref();
  const received = await answer;
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0);
  run.check('streams', status, received);
}

function bytesOf({ head, masked, claims, payload }: Frame): Buffer {
  const length = Buffer.from([(masked ? 0x80 : 0) | claims]);
  const mask = masked ? Buffer.alloc(4) : Buffer.alloc(0);
  return Buffer.concat([Buffer.from([head]), length, mask, payload]);
}
