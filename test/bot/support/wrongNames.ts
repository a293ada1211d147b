import assert from 'node:assert/strict';
import { ConfigError, type Environment, parseConfig } from '../../../bot/config.js';

/** The names of the variables that are refused; none when the environment is right. */
export function wrongNames(environment: Environment): string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems.map(({ name }) => name);
  }
  return [];
}
