import { WebSocket } from 'ws';

/**
 * The part of XMLHttpRequest that rxjs' ajax uses, over fetch: directlinejs runs in browsers and finds its transports
 * among the globals.
 */
class FetchXmlHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  ontimeout: ((event: object) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  readonly #headers = new Headers();
  readonly #abort = new AbortController();
  #answered = new Headers();
  #target = { method: 'GET', url: '' };

  open(method: string, url: string): void {
    this.#target = { method, url };
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.append(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.#answered.get(name);
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string | FormData): void {
    void this.#exchange(body).catch(() => {
      this.readyState = 4;
      if (!this.#abort.signal.aborted) this.onreadystatechange?.();
    });
  }

  async #exchange(body?: string | FormData): Promise<void> {
    const { method, url } = this.#target;
    const response = await fetch(url, {
      method,
      headers: this.#headers,
      body: body ?? null,
      signal: this.#abort.signal,
    });
    const bytes = await response.arrayBuffer();
    this.#answered = response.headers;
    this.status = response.status;
    this.response = this.responseType === 'arraybuffer' ? bytes : parsed(new TextDecoder().decode(bytes));
    this.readyState = 4;
    this.onreadystatechange?.();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Puts the transports of a browser among the globals; call what it gives to take them away again. */
export function installBrowserGlobals(): () => void {
  const before = { XMLHttpRequest: undefined, WebSocket: (globalThis as Record<string, unknown>).WebSocket };
  Object.assign(globalThis, { XMLHttpRequest: FetchXmlHttpRequest, WebSocket });
  return () => Object.assign(globalThis, before);
}
