import type { Texts } from '../localization/texts.js';

/** What names a code in the user's language; the same object for everybody who uses that language. */
export type Labels = Pick<Texts, 'label'>;

/** Shows every code as it is. */
export const NO_LABELS: Labels = { label: (_kind, code) => code };
