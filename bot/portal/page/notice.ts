import type { PortalTexts } from './texts.js';

type StatusKey = keyof PortalTexts['status'];
type NoticeKey = Exclude<keyof PortalTexts['notice'], 'retry' | 'dismiss'>;

function element(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}

/** The line under the heading that says in words what is wrong, with one button, and the state beside the heading. */
export class Notices {
  private shown: { key: NoticeKey; retry?: (() => void) | undefined } | undefined;
  private status: StatusKey = 'connecting';

  constructor(private texts: PortalTexts) {
    element('noticeAction').addEventListener('click', () => {
      const retry = this.shown?.retry;
      if (retry === undefined) this.clear();
      else retry();
    });
  }

  setTexts(texts: PortalTexts): void {
    this.texts = texts;
    this.draw();
  }

  setStatus(status: StatusKey): void {
    this.status = status;
    this.draw();
  }

  /** With `retry` the button tries again, without it dismisses the notice. */
  show(key: NoticeKey, retry?: () => void): void {
    this.shown = { key, retry };
    this.draw();
  }

  /** Takes away the notice, or only one that a good connection makes untrue. */
  clear(which: 'any' | 'trouble' = 'any'): void {
    if (which === 'trouble' && this.shown?.key === 'expired') return;
    this.shown = undefined;
    this.draw();
  }

  private draw(): void {
    const { shown, texts } = this;
    element('status').textContent = texts.status[this.status];
    element('status').dataset.state = this.status;
    element('notice').hidden = shown === undefined;
    if (shown === undefined) return;
    element('notice').dataset.kind = shown.key === 'expired' ? 'info' : 'trouble';
    element('noticeText').textContent = texts.notice[shown.key];
    element('noticeAction').textContent = shown.retry ? texts.notice.retry : texts.notice.dismiss;
  }
}
