import type { WebSocket } from 'ws';
import { activitySetText } from './activitySet.js';
import type { ConversationLog } from './conversationLog.js';
import type { ActivityPage } from './conversationRecord.js';
import type { DirectLineLimits } from './directLineLimits.js';

/**
 * One open stream. It reads the log from its own watermark on, so that backlog and news are one thing, in order and
 * without gaps, and at most one page waits in memory for a slow reader; one that stops reading misses its ping and
 * is cut off, and so is one that sends without end: the stream has nothing to say to the server.
 */
export class StreamSocket {
  #pumping = false;
  #alive = true;
  #framesLeft: number;

  constructor(
    private readonly socket: WebSocket,
    private readonly log: ConversationLog,
    readonly conversationId: string,
    private watermark: number,
    private readonly limits: DirectLineLimits,
  ) {
    this.#framesLeft = limits.framesPerHeartbeat;
  }

  start(): void {
    const unwatch = this.log.watch(this.conversationId, () => void this.#pump());
    this.socket.on('close', unwatch);
    this.socket.on('error', () => this.socket.terminate());
    this.socket.on('pong', () => {
      this.#alive = true;
    });
    this.socket.on('message', () => this.#countFrame());
    this.socket.on('ping', (data) => this.#answerPing(data));
    void this.#pump();
  }

  onClosed(listener: () => void): void {
    this.socket.on('close', listener);
  }

  /** Cuts the socket off when the ping of the call before went unanswered, and pings again. */
  checkAlive(): void {
    if (!this.#alive) {
      this.socket.terminate();
      return;
    }
    this.#alive = false;
    this.#framesLeft = this.limits.framesPerHeartbeat;
    this.socket.ping();
  }

  /** Resolves when the socket is closed, at the latest after `graceMs`. */
  close(code: number, graceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.socket.terminate(), graceMs);
      this.socket.on('close', () => {
        clearTimeout(timer);
        resolve();
      });
      this.socket.close(code);
    });
  }

  #countFrame(): void {
    this.#framesLeft -= 1;
    if (this.#framesLeft < 0) this.socket.terminate();
  }

  /** Pongs that nobody reads pile up here; a page that waits is bounded by itself and does not count. */
  #answerPing(data: Buffer): void {
    this.#countFrame();
    const { pageLength, unreadBytes } = this.limits;
    if (this.socket.bufferedAmount > unreadBytes + (this.#pumping ? 4 * pageLength : 0))
      this.socket.terminate();
    if (this.socket.readyState === this.socket.OPEN) this.socket.pong(data);
  }

  async #pump(): Promise<void> {
    if (this.#pumping) {
      return;
    }
    this.#pumping = true;
    try {
      let page = this.#nextPage();
      while (page.activities.length > 0) {
        await this.#send(activitySetText(page));
        this.watermark = page.watermark;
        page = this.#nextPage();
      }
      this.watermark = page.watermark;
    } catch {
      // The client reconnects with its watermark and misses nothing.
      this.socket.terminate();
    } finally {
      this.#pumping = false;
    }
  }

  #nextPage(): ActivityPage {
    const { pageCount: maxCount, pageLength: maxLength } = this.limits;
    return this.log.read(this.conversationId, this.watermark, { maxCount, maxLength });
  }

  /** Resolves when the text has left this process. */
  #send(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.send(text, (error) => (error === undefined || error === null ? resolve() : reject(error)));
    });
  }
}
