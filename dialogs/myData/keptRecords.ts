import type { PersonalApproval } from '../../services/approvals/approval.js';
import type { Caller } from '../../services/model.js';
import type { NoticeRecord } from '../../services/notices/noticeRecord.js';
import type { UserProfile } from '../../services/ports.js';
import type { MyDataPorts } from './myDataPorts.js';

/** What the desk keeps of a user besides the requests on file, by the names that an export gives it. */
export interface KeptRecords {
  readonly profile: UserProfile;
  /** What is kept to tell the user of news. */
  readonly notices?: NoticeRecord | undefined;
  /** Approvals that the user asked for or decided. */
  readonly approvals?: readonly PersonalApproval[] | undefined;
}

/** What is handed out of the user, as text or as a file. @throws UnreachableError `BackendUnreachable` */
export async function keptRecords(
  { profiles, notices, approvals }: Pick<MyDataPorts, 'profiles' | 'notices' | 'approvals'>,
  caller: Caller,
): Promise<KeptRecords> {
  return {
    profile: await profiles.get(caller),
    notices: await notices?.get(caller),
    approvals: await approvals?.involving(caller),
  };
}
