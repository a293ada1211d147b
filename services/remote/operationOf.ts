/** A word of an API such as `oauth2`, a namespace such as `Microsoft.Capacity`, or a version; names of hosts are none. */
const API_WORD = /^(?:[A-Za-z]+\d?|[A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]*)+|v\d+(?:\.\d+)?)$/;

/** Words after which a name follows that people choose, or that a secret has. */
const BEFORE_NAMES: ReadonlySet<string> = new Set([
  'communications',
  'domains',
  'files',
  'fileworkspaces',
  'groups',
  'managementgroups',
  'organizations',
  'resourcegroups',
  'secrets',
  'supporttickets',
  'users',
]);

/** What an address asks for, without host and query and with every id and name as `*`. */
export function operationOf(url: string): string {
  const words = new URL(url).pathname.split('/').filter((word) => word !== '');
  return words.map((word, place) => (isApiWord(word, words[place - 1]) ? word : '*')).join('/');
}

function isApiWord(word: string, before: string | undefined): boolean {
  return API_WORD.test(word) && !(before !== undefined && BEFORE_NAMES.has(before.toLowerCase()));
}
