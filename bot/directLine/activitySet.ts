import type { ActivityPage } from './conversationRecord.js';

/** The page as the JSON text of a Direct Line ActivitySet. */
export function activitySetText(page: ActivityPage): string {
  return `{"activities":[${page.activities.join(',')}],"watermark":"${page.watermark}"}`;
}
