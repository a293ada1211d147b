import { randomUUID } from 'node:crypto';

/** Fresh unguessable identifiers; passed in so that a test or a transcript can fix them. */
export interface IdSource {
  next(): string;
}

export const randomIds: IdSource = { next: () => randomUUID() };
