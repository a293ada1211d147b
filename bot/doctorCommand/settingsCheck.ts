import type { CheckUpAsk, Facts, Finding, NoteName } from '../../services/checkUp.js';
import type { ConfigProblem } from '../config/problems.js';
import { type Config, ConfigError, type Environment, parseConfig } from '../config.js';

/** What the settings say, and what is wrong with them. */
export interface SettingsReading extends Pick<CheckUpAsk, 'backend' | 'kept'> {
  readonly finding: Finding;
  readonly problems: readonly ConfigProblem[];
}

/** Reads the settings as the desk does. Where only those of the back end are wrong, the others still hold. */
export function readSettings(environment: Environment): SettingsReading {
  try {
    const config = parseConfig(environment);
    const facts: Facts = {
      ...(config.carriesOut && { carriesOut: 'true' }),
      ...(!config.tellsNews && { tellsNews: 'false' }),
    };
    const found = { outcome: 'ok', note: noteOf(config), facts } as const;
    return { finding: { ...BASE, ...found }, problems: [], backend: config.backend, kept: keptBy(config) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { problems } = error;
    const found = { outcome: 'problem', cause: 'SettingsWrong', facts: { count: problems.length } } as const;
    return { finding: { ...BASE, ...found }, problems, kept: keptDespite(problems, environment) };
  }
}

/** Files are read at once: it takes no time worth telling. */
const BASE = { check: 'settings', durationMs: 0 } as const;

function noteOf({ backend }: Config): NoteName {
  if (backend.kind === 'local') return 'SettingsLocal';
  return backend.refreshToken.kind === 'file' ? 'SettingsFile' : 'SettingsVault';
}

function keptBy({ storage, dataDir }: Config): CheckUpAsk['kept'] {
  return { storage, dataDir };
}

/** Undefined where the wrong settings say where something is kept, or are not all that is wrong. */
function keptDespite(problems: readonly ConfigProblem[], environment: Environment): CheckUpAsk['kept'] {
  const names = problems.map(({ name }) => name);
  if (names.some((name) => /STORAGE|DATA_DIR/.test(name))) return undefined;
  const others = Object.fromEntries(names.map((name) => [name, undefined]));
  try {
    return keptBy(parseConfig({ ...environment, ...others, BACKEND: 'local' }));
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
