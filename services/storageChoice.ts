/** An account of Azure Blob Storage, and what of it is the desk's. */
export interface BlobStorage {
  readonly kind: 'azure-blobs';
  readonly connectionString: string;
  /**
   * Of the conversations; the desk's documents, audit trails and files of requests lie in those of this name with `-desk`,
   * `-audit` and `-files` behind it. Made where there is none.
   */
  readonly container: string;
}

/** Where conversations, the embedded back end's documents and files of requests are kept: on this machine, or where several share them. */
export type StorageChoice = { readonly kind: 'local' } | BlobStorage;
