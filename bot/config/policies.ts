import { resolve } from 'node:path';
import { loadPolicies, PolicyFileError } from '../../services/quotes/loadPolicies.js';
import type { RefundPolicy } from '../../services/quotes/refundPolicy.js';
import type { ConfigProblem } from './problems.js';
import { VARIABLES, type VariableName } from './variables.js';

/** The policies that can be chosen from. */
export interface KnownPolicies {
  readonly policies: ReadonlyMap<string, RefundPolicy>;
  /** Set when the operator's own could not be read; then there are only the presets. */
  readonly problem?: ConfigProblem | undefined;
}

/** The presets and the operator's own policies. @throws PolicyFileError for a preset that is wrong */
export function readPolicies(given: Partial<Record<VariableName, string>>): KnownPolicies {
  const name = 'REFUND_POLICY_DIR';
  const value = given[name];
  if (value === undefined) return { policies: loadPolicies() };
  try {
    return { policies: loadPolicies(resolve(value)) };
  } catch (error) {
    if (!(error instanceof PolicyFileError)) throw error;
    const { allowed } = VARIABLES[name];
    return { policies: loadPolicies(), problem: { name, value, allowed, remedy: remedyFor(error) } };
  }
}

function remedyFor({ message, about }: PolicyFileError): string {
  return about === 'file' ? `mend the file. ${message}` : `name a folder that holds policies. ${message}`;
}
