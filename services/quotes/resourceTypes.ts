/**
 * Reserved resource types that `Microsoft.Capacity` API 2022-11-01 names (`reservedResourceType`), and
 * `SynapsePrePurchase`, our code for Synapse pre-purchase plans, which that list does not tell apart.
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
] as const;
export type ReservedResourceType = (typeof RESERVED_RESOURCE_TYPES)[number];
