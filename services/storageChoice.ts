/** Where conversations are kept. */
export type StorageChoice =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'azure-blobs';
      readonly connectionString: string;
      /** Made where there is none. */
      readonly container: string;
    };
