/** Types that the desk tells apart and Microsoft.Capacity does not: what it calls them, and how their SKUs begin. */
const FINER_TYPES: readonly { readonly type: string; readonly wireType: string; readonly sku: RegExp }[] = [
  { type: 'SqlManagedInstance', wireType: 'SqlDatabases', sku: /^SQLMI_/i },
  { type: 'SqlElasticPool', wireType: 'SqlDatabases', sku: /^SQLEP_/i },
];

/** The desk's resource type of a product; the service writes some types with a small letter here and a capital one there. */
export function resourceTypeOf(wireType: string, sku: string): string {
  const type = wireType.charAt(0).toUpperCase() + wireType.slice(1);
  return FINER_TYPES.find((finer) => finer.wireType === type && finer.sku.test(sku))?.type ?? type;
}

/** The `reservedResourceType` by which the service knows a resource type of the desk's. */
export function wireTypeOf(resourceType: string): string {
  return FINER_TYPES.find(({ type }) => type === resourceType)?.wireType ?? resourceType;
}
