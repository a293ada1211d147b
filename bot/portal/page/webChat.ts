/** The members of the Web Chat bundle that this page uses; the bundle puts them on `window.WebChat`. */
export interface WebChatBundle {
  createDirectLine(options: DirectLineOptions): DirectLine;
  createStore(initialState: object, ...middleware: StoreMiddleware[]): Store;
  renderWebChat(props: WebChatProps, element: HTMLElement): void;
}

export interface DirectLineOptions {
  readonly token: string;
  readonly domain: string;
  readonly webSocket: boolean;
  readonly conversationId?: string;
  readonly watermark?: string;
}

/** Values of directlinejs' `ConnectionStatus`. */
export const CONNECTION = {
  connecting: 1,
  online: 2,
  expiredToken: 3,
  failedToConnect: 4,
  ended: 5,
} as const;

export interface DirectLine {
  readonly connectionStatus$: { subscribe(next: (status: number) => void): { unsubscribe(): void } };
  end(): void;
}

export interface Action {
  readonly type: string;
  readonly payload?: {
    readonly activity?: Activity;
    readonly [key: string]: unknown;
  };
}

export interface Activity {
  readonly text?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content?: unknown }[];
  readonly channelData?: object;
}

export type StoreMiddleware = (
  api: Store,
) => (next: (action: Action) => unknown) => (action: Action) => unknown;

export interface Store {
  getState(): { readonly sendBoxValue?: string };
  dispatch(action: Action): unknown;
}

export interface WebChatProps {
  readonly directLine: DirectLine;
  readonly store: Store;
  readonly userID: string;
  readonly locale: string;
  /** Landmark of the chat; a region without a name is none. */
  readonly role: 'region';
  readonly nonce: string;
  readonly styleOptions: object;
  readonly adaptiveCardsHostConfig: object;
}

declare global {
  interface Window {
    readonly WebChat: WebChatBundle;
  }
}
