/** What partners call a resource type in speech. */
const SHORT_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['VirtualMachines', ['VM', 'VMs']],
  ['SqlDatabases', ['SQL', 'DB', 'DBs']],
  ['SqlManagedInstance', ['SQL', 'MI']],
  ['SqlDataWarehouse', ['Synapse']],
  ['AVS', ['Azure VMware Solution']],
  ['RedHat', ['RHEL']],
  ['SuseLinux', ['SLES']],
]);

/** What a reserved resource type is found by: its code, the code's words, and what it is called in speech. */
export function resourceTypeWords(resourceType: string): readonly string[] {
  return [resourceType, splitCapitals(resourceType), ...(SHORT_NAMES.get(resourceType) ?? [])];
}

/** `SqlDatabases` as two words. */
function splitCapitals(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
