import type { TurnContext } from 'botbuilder';

/** A channel that keeps what its users upload itself. */
export interface UploadReader {
  /**
   * What the turn's user uploaded and the address names; undefined where there is none of theirs. Nothing is fetched from the
   * address.
   * @param mostBytes a larger one is not read
   */
  readUpload(
    context: TurnContext,
    address: string,
    mostBytes: number,
  ): Promise<Uint8Array | 'tooLarge' | undefined>;
}

/** The channel that the turn came through; undefined where it keeps no uploads. */
export function uploadReaderOf({ adapter }: Pick<TurnContext, 'adapter'>): UploadReader | undefined {
  return 'readUpload' in adapter ? (adapter as unknown as UploadReader) : undefined;
}
