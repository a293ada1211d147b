/**
 * One part of a bar: a run of no-break spaces that is struck through, so that every client draws a line of exactly
 * that length and a screen reader says nothing (the figure stands beside the bar).
 */
export interface BarPart {
  readonly spaces: string;
  readonly color: 'Good' | 'Warning' | 'Attention' | 'Default';
  /** What is left of the full length is drawn quietly. */
  readonly isRest: boolean;
}

/** Length of a full bar: as many as fit beside the words on a phone. */
const BAR_SPACES = 20;
const NO_BREAK_SPACE = '\u00A0';

/** A bar of which `percent` is drawn in `color`: empty only at 0 or below, full only from 100 on. */
export function barOf(percent: number, color: BarPart['color']): BarPart[] {
  const rounded = Math.round((percent / 100) * BAR_SPACES);
  const filled = percent <= 0 ? 0 : percent >= 100 ? BAR_SPACES : within(1, rounded, BAR_SPACES - 1);
  const parts: BarPart[] = [
    { spaces: NO_BREAK_SPACE.repeat(filled), color, isRest: false },
    { spaces: NO_BREAK_SPACE.repeat(BAR_SPACES - filled), color: 'Default', isRest: true },
  ];
  return parts.filter(({ spaces }) => spaces !== '');
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
