/**
 * Reserved resource types that `Microsoft.Capacity` API 2022-11-01 names (`reservedResourceType`), and at the end our
 * own codes for what that list does not tell apart: Synapse pre-purchase plans, SQL managed instances and elastic pools.
 */
export const RESERVED_RESOURCE_TYPES = [
  'VirtualMachines',
  'SqlDatabases',
  'SuseLinux',
  'CosmosDb',
  'RedHat',
  'SqlDataWarehouse',
  'VMwareCloudSimple',
  'RedHatOsa',
  'Databricks',
  'AppService',
  'ManagedDisk',
  'BlockBlob',
  'RedisCache',
  'AzureDataExplorer',
  'MySql',
  'MariaDb',
  'PostgreSql',
  'DedicatedHost',
  'SapHana',
  'SqlAzureHybridBenefit',
  'AVS',
  'DataFactory',
  'NetAppStorage',
  'AzureFiles',
  'SqlEdge',
  'VirtualMachineSoftware',
  'SynapsePrePurchase',
  'SqlManagedInstance',
  'SqlElasticPool',
] as const;
export type ReservedResourceType = (typeof RESERVED_RESOURCE_TYPES)[number];
