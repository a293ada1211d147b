import type { AuditedDocument } from '../audit/verifyChain.js';
import type { AuditedDocuments } from '../audit/verifyTrails.js';
import { DeskError, UnreachableError } from '../errors.js';
import { documentName } from './documentFolder.js';
import type { DocumentMedium } from './medium/documentMedium.js';

const FOLDER = 'customers';

/** The customers' documents as they lie in their place, also beside a desk that writes them: read, and never changed. */
export class AuditedFiles implements AuditedDocuments {
  constructor(private readonly medium: DocumentMedium) {}

  async *customers(): AsyncGenerator<string> {
    try {
      if (!(await this.medium.isLaidDown())) return;
      for await (const { name } of this.medium.list(FOLDER)) {
        const id = documentName(name);
        if (id !== undefined) yield id;
      }
    } catch (cause) {
      throw unreachable(cause);
    }
  }

  async document(customerId: string): Promise<AuditedDocument | undefined> {
    const found = await this.medium.read(`${FOLDER}/${customerId}.json`).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    return found === undefined || found === 'unchanged' ? undefined : auditedIn(found.text);
  }
}

/** Everything that stands there counts, also what the desk would not read. */
function auditedIn(text: string): AuditedDocument | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof document !== 'object' || document === null) return undefined;
  const { audit: newest, ...content }: { audit?: unknown } = document;
  return { newest, content };
}

function unreachable(cause: unknown): DeskError {
  if (cause instanceof DeskError) return cause;
  return new UnreachableError('BackendUnreachable', "the customers' documents cannot be read", { cause });
}
