/** Bounds on what one client can make the server read, keep or do. */
export interface DirectLineLimits {
  /** Largest activity, in bytes of JSON. */
  readonly activityBytes: number;
  /** Turns that may wait or run in one conversation; further activities are answered 429. */
  readonly pendingTurns: number;
  /** How long a POST waits for the bot before it is answered without: directlinejs gives up after 20 s. */
  readonly turnWaitMs: number;
  readonly filesPerUpload: number;
  readonly fileBytes: number;
  /** Bytes of one user's files together. */
  readonly userFileBytes: number;
  /** Media types that may be uploaded; none of them can run script when opened from here. */
  readonly fileTypes: readonly string[];
  readonly socketsPerConversation: number;
  /** Messages and pings that a client may send on a socket from one heartbeat to the next. */
  readonly framesPerHeartbeat: number;
  /** Bytes that may wait in memory for a client that pings and does not read. */
  readonly unreadBytes: number;
  /** Sockets are pinged this often, and cut off when the pong has not come by the next time. */
  readonly heartbeatMs: number;
  /** Activities in one answer or socket message. */
  readonly pageCount: number;
  /** Characters of JSON in one answer or socket message; the activity that reaches it still goes out. */
  readonly pageLength: number;
}

export const DEFAULT_LIMITS: DirectLineLimits = {
  activityBytes: 256 * 1024,
  pendingTurns: 20,
  turnWaitMs: 15_000,
  filesPerUpload: 5,
  fileBytes: 4 * 1024 * 1024,
  userFileBytes: 64 * 1024 * 1024,
  fileTypes: [
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'application/pdf',
    'text/plain',
    'text/csv',
    'audio/mpeg',
    'audio/mp4',
    'audio/ogg',
    'audio/wav',
    'audio/webm',
    'video/mp4',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  socketsPerConversation: 10,
  framesPerHeartbeat: 120,
  unreadBytes: 64 * 1024,
  heartbeatMs: 30_000,
  pageCount: 500,
  pageLength: 1024 * 1024,
};
