import { createHash } from 'node:crypto';
import type { IdSource } from '../services/ids.js';

/** 32 characters, five bits each, without I and O, which are misheard and misread as 1 and 0. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** A fresh reference that a person can quote on the phone: eight characters, to be found in one log line. */
export function makeReference(ids: IdSource): string {
  const bytes = createHash('sha256').update(ids.next()).digest().subarray(0, LENGTH);
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}
