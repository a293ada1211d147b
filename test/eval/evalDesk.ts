import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PARTNER_ID } from '../../services/local/demo/demoDesk.js';
import { openLocalBackend } from '../../services/local/openLocalBackend.js';
import { loadLanguageBook } from '../../services/localization/languageBook.js';
import type { Caller } from '../../services/model.js';
import { DeskUnderstander } from '../../services/understanding/deskUnderstander.js';
import type { Understanding } from '../../services/understanding/understanding.js';
import { CSP_2018 } from '../support/csp2018.js';
import { intents } from '../support/intents.js';

const CALLER: Caller = { userId: 'eval', partnerId: DEMO_PARTNER_ID, roles: ['AdminAgent'] };
/** Dates in the sentences are told from here. */
const NOW = new Date('2026-11-22T09:00:00Z');

/** Understands sentences over the demo desk. */
export interface EvalDesk {
  /** @param locale such as `fr-FR`; a language that the desk does not speak is read as its default one */
  understand(text: string, locale: string): Promise<Understanding>;
  close(): Promise<void>;
}

/** The demo desk in a folder of its own, which `close` removes. */
export async function openEvalDesk(): Promise<EvalDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-eval-'));
  const clock = { now: () => NOW };
  const languages = loadLanguageBook('en-US');
  const backend = await openLocalBackend({ dataDir, clock, policy: CSP_2018 });
  const understander = new DeskUnderstander({
    ...backend,
    languages,
    intents,
    clock,
  });
  return {
    understand: (text, locale) => understander.understand(CALLER, text, languages.textsFor(locale).language),
    async close() {
      await backend.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
