import { runAuditCommand } from '../../../bot/auditCommand/auditCommand.js';
import type { AuditPorts } from '../../../bot/auditCommand/auditPorts.js';
import type { Environment } from '../../../bot/config.js';
import type { AuditedCustomer } from '../../services/audit/auditSamples.js';

export interface CommandRun {
  readonly status: 0 | 1;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Runs the command within this process over these ports. */
export async function runAudit(
  ports: AuditPorts,
  args: readonly string[],
  environment: Environment = {},
): Promise<CommandRun> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runAuditCommand(args, {
    openPorts: async () => ports,
    environment,
    print: (text) => out.push(...text.split('\n')),
    complain: (text) => err.push(...text.split('\n')),
  });
  return { status, out, err };
}

/** A desk of these customers, who share a store and a seal. */
export function portsOver(first: AuditedCustomer, ...others: readonly AuditedCustomer[]): AuditPorts {
  const customers = [first, ...others];
  return {
    store: first.store,
    seal: first.seal,
    documents: {
      async *customers() {
        yield* customers.map(({ id }) => id);
      },
      async document(customerId) {
        return customers.find(({ id }) => id === customerId);
      },
    },
  };
}
