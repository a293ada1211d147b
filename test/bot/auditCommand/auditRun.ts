import { runAuditCommand } from '../../../bot/auditCommand/auditCommand.js';
import type { AuditPorts } from '../../../bot/auditCommand/auditPorts.js';
import type { Environment } from '../../../bot/config.js';
import type { AuditedCustomer } from '../../services/audit/auditSamples.js';
import { runHere } from '../commandLine/commandRun.js';

/** Runs the command within this process over these ports. @returns the lines that it wrote, and its exit status */
export async function runAudit(ports: AuditPorts, args: readonly string[], environment: Environment = {}) {
  const { status, out, err } = await runHere(
    (tools) => runAuditCommand(args, { ...tools, openPorts: async () => ports }),
    environment,
  );
  return { status, out: linesOf(out), err: linesOf(err) };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
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
