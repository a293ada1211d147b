import { cardTemplate } from '../adaptiveCard.js';
import type { Button, ButtonData } from '../button.js';

/** One thing that happened. `title` may hold names that somebody chose. */
export interface NoticeLine {
  readonly title: string;
  readonly detail: string;
  readonly detailColor: 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
  /** What pressing the line does; nothing unless set. */
  readonly data?: ButtonData;
}

/** A figure of the digest; both are our own texts. */
export interface DigestFigure {
  readonly label: string;
  readonly value: string;
}

/** What a user is told without having asked. `title` and `more` are our own texts; `more` is empty where all is shown. */
export interface NoticeCardView {
  readonly title: string;
  readonly lines: readonly NoticeLine[];
  readonly more: string;
  /** Over the figures; empty where the card's title says what they are, and without figures. */
  readonly figuresTitle: string;
  readonly figures: readonly DigestFigure[];
  readonly buttons: readonly Button[];
}

export const noticeCard = cardTemplate<NoticeCardView>(import.meta.url, './noticeCard.json');
