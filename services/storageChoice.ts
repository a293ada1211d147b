/** An account of Azure Blob Storage, and what of it is the desk's. */
export interface BlobStorage {
  readonly kind: 'azure-blobs';
  readonly connectionString: string;
  /**
   * Of the conversations; the desk's documents and audit trails lie in those of this name with `-desk` and `-audit` behind
   * it. Made where there is none.
   */
  readonly container: string;
}

/** Where conversations and the embedded back end's documents are kept: on this machine, or where several share them. */
export type StorageChoice = { readonly kind: 'local' } | BlobStorage;
