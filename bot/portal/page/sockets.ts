/** A shorter loss heals by itself before anyone has read about it. */
const PATIENCE_MS = 1_500;

export interface SocketWatch {
  isOpen(): boolean;
}

/**
 * Reports when a socket of this page opens, and when it stays lost. directlinejs keeps saying "online" while its
 * socket is down and takes no socket class as an option, so the global one is where this can be seen.
 */
export function watchSockets(changed: (state: 'open' | 'lost') => void): SocketWatch {
  let newest: WebSocket | undefined;
  let timer: number | undefined;
  const report = (socket: WebSocket) => {
    if (socket !== newest) return;
    clearTimeout(timer);
    if (socket.readyState === WebSocket.OPEN) changed('open');
    else timer = window.setTimeout(() => changed('lost'), PATIENCE_MS);
  };
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      newest = this;
      this.addEventListener('open', () => report(this));
      this.addEventListener('close', () => report(this));
    }
  };
  return { isOpen: () => newest?.readyState === WebSocket.OPEN };
}
