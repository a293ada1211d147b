/** Topics of Microsoft's pages about reservations, in the order of the list; each has its texts and its address. */
export const RESOURCE_TOPICS = [
  'about',
  'buying',
  'billing',
  'sizing',
  'prepaying',
  'managing',
  'api',
] as const;
export type ResourceTopic = (typeof RESOURCE_TOPICS)[number];

/** Undefined for what is no topic, such as a name out of an old conversation. */
export function topicNamed(name: string | undefined): ResourceTopic | undefined {
  return RESOURCE_TOPICS.find((topic) => topic === name);
}
