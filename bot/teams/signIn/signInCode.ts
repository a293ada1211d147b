import { z } from 'zod';

/** What comes back from the sign-in page: a code, or a word for a window that was closed. */
export const SIGN_IN_STATE = z.string().min(1).max(200);

/** Whether it is a code as the sign-in page gives it. Whose it is, and whether it is right, the token service knows. */
export function isSignInCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}
