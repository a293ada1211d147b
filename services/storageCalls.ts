/** What the storage of conversations is asked for. */
export type StorageOperation = 'read' | 'write' | 'delete' | 'sweep';

/** `conflict`: somebody else had written in between. */
export type StorageOutcome = 'ok' | 'conflict' | 'failed';

/** Starts the clock of a call; call the answer when it is over. */
export type StorageTimer = (operation: StorageOperation) => (outcome: StorageOutcome) => void;
