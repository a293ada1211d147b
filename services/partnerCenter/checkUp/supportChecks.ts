import type { Service } from '@azure/arm-support';
import { remotely } from '../../remote/remotely.js';
import { foldWords } from '../../search/foldText.js';
import { REFUND_TOPIC } from '../../supportTopics.js';
import { collected } from '../azure/collected.js';
import { WANTED_SERVICES, WANTED_WORDS, type WordBeginnings } from '../support/wantedTopics.js';
import type { CheckedCustomer } from './customerChecks.js';
import { passed, type Result, type Step, type Steps, wrong } from './steps.js';

/** Plans whose holders cannot file tickets through the API. */
const LESSER_PLAN = /^(?:basic|developer|free|standard)\b/i;

/** Checks what support can be asked about, and whether tickets can be seen. */
export async function checkSupport(steps: Steps, customer: Step<CheckedCustomer>): Promise<void> {
  const services = await steps.take('supportServices', [customer], servicesFor);
  await steps.take('supportTopics', [customer, services], refundTopic);
  await steps.take('tickets', [customer], newestTicket);
}

async function servicesFor({ clients, customerId }: CheckedCustomer): Promise<Result<readonly Service[]>> {
  const { services } = clients.of(customerId).support();
  const listed = await remotely('support', () => collected('support', services.list()));
  return passed(listed, 'SupportServices', { count: listed.length });
}

/** Whether returns and exchanges have a place of their own, by the words that the desk knows it by. */
async function refundTopic(
  { clients, customerId }: CheckedCustomer,
  services: readonly Service[],
): Promise<Result<undefined>> {
  const { issueType, category } = REFUND_TOPIC;
  const service = services.find((one) => isNamed(one, WANTED_SERVICES[issueType].words));
  if (service?.name === undefined) return wrong('TopicMissing', { topic: issueType });
  const { name } = service;
  const { problemClassifications } = clients.of(customerId).support();
  const problems = await remotely('support', () => collected('support', problemClassifications.list(name)));
  const isThere = problems.some((one) => isNamed(one, WANTED_WORDS[category] ?? []));
  return isThere
    ? passed(undefined, 'SupportTopics', { count: problems.length })
    : wrong('TopicMissing', { topic: category });
}

/** Which plan there is stands in tickets only: without one, nothing short of filing one would tell. */
async function newestTicket({ clients, customerId }: CheckedCustomer): Promise<Result<undefined>> {
  const { supportTickets } = clients.of(customerId).support();
  const newest = await remotely('support', async () => {
    for await (const ticket of supportTickets.list({ top: 1 })) return ticket;
    return undefined;
  });
  const plan = newest?.supportPlanType;
  if (plan === undefined) return passed(undefined, 'PlanNotSeen');
  return LESSER_PLAN.test(plan) ? wrong('NoSupportPlan', { plan }) : passed(undefined, 'PlanSeen', { plan });
}

function isNamed({ displayName = '' }: { readonly displayName?: string }, words: WordBeginnings): boolean {
  return foldWords(displayName).some((word) => words.some((beginning) => word.startsWith(beginning)));
}
