import type { Texts } from '../../services/localization/texts.js';
import type { SupportRequest } from '../../services/model.js';
import { LONG_TEXT_BYTES } from '../longText.js';
import { exchangeSection } from './exchangeSection.js';
import type { RequestSection } from './requestCard.js';
import { bytesOf, refundSection } from './requestSections.js';

/** What a request asks for at quoted terms: a refund, an exchange, or neither. */
export function termsSections(
  texts: Texts,
  { refund, exchange }: Pick<SupportRequest, 'refund' | 'exchange'>,
): RequestSection[] {
  return [
    ...(refund ? [refundSection(texts, refund)] : []),
    ...(exchange ? [exchangeSection(texts, exchange)] : []),
  ];
}

/** What a card that shows these sections can hold of long texts besides, such as the description. */
export function bytesLeftBy(sections: readonly RequestSection[]): number {
  const written = sections.flatMap(({ writings }) => writings).map(bytesOf);
  return written.reduce((left, bytes) => left - bytes, LONG_TEXT_BYTES);
}
