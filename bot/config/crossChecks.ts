import type { ConfigProblem } from './problems.js';
import { VARIABLES, type VariableName } from './variables.js';

type Given = Partial<Record<VariableName, string>>;

/** What is wrong between variables that may each be right. */
export function crossChecks(given: Given): ConfigProblem[] {
  return [...identity(given), ...storage(given)];
}

function storage(given: Given): ConfigProblem[] {
  const name = 'AZURE_STORAGE_CONNECTION_STRING';
  if (given.STORAGE?.toLowerCase() !== 'azure-blobs' || given[name] !== undefined) return [];
  return [problem(given, name, 'set it: STORAGE=azure-blobs needs it')];
}

/** The app's identity has to be whole for its type. */
function identity(given: Given): ConfigProblem[] {
  const type = (given.MicrosoftAppType ?? 'MultiTenant').toLowerCase();
  if (type === 'singletenant') return required(given, 'SingleTenant', ['Id', 'Password', 'TenantId']);
  if (type === 'userassignedmsi') {
    return [...required(given, 'UserAssignedMSI', ['Id', 'TenantId']), ...passwordOfManagedIdentity(given)];
  }
  return type === 'multitenant' ? multiTenant(given) : [];
}

function required(
  given: Given,
  type: string,
  parts: readonly ('Id' | 'Password' | 'TenantId')[],
): ConfigProblem[] {
  const names = parts.map((part): VariableName => `MicrosoftApp${part}`);
  return names
    .filter((name) => given[name] === undefined)
    .map((name) => problem(given, name, `set it: MicrosoftAppType=${type} needs it`));
}

function passwordOfManagedIdentity(given: Given): ConfigProblem[] {
  if (given.MicrosoftAppPassword === undefined) return [];
  return [problem(given, 'MicrosoftAppPassword', 'remove it: a managed identity has no password')];
}

function multiTenant(given: Given): ConfigProblem[] {
  const { MicrosoftAppId: id, MicrosoftAppPassword: password } = given;
  if (id !== undefined && password === undefined) {
    return [problem(given, 'MicrosoftAppPassword', 'set it: MicrosoftAppId is set and replies need both')];
  }
  if (id === undefined && password !== undefined) {
    return [
      problem(
        given,
        'MicrosoftAppId',
        'set it, or remove MicrosoftAppPassword to run without a registration',
      ),
    ];
  }
  return [];
}

function problem(given: Given, name: VariableName, remedy: string): ConfigProblem {
  return { name, value: given[name], allowed: VARIABLES[name].allowed, remedy };
}
