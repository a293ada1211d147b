import type { RestError } from '@azure/storage-blob';
import { z } from 'zod';

const answerDetails = z.object({ errorCode: z.string() });
/**
 * Whether Azure Blob Storage has no such container: its status is that of a missing blob. An answer without a body, as to a
 * question for properties, has its code among the details alone.
 */
export function isNoContainer({ code, details }: RestError): boolean {
  const { data } = answerDetails.safeParse(details);
  return [code, data?.errorCode].includes('ContainerNotFound');
}
