import type { z } from 'zod';
import type { StandInRequest, StandInRoute } from '../standInRoute.js';
import { refuse } from '../standInService.js';

/** The routes of one provider: each asks for an `api-version` of those. */
export function armRoutes(
  versions: readonly string[],
  routes: readonly StandInRoute[],
): readonly StandInRoute[] {
  return routes.map((route) => ({
    ...route,
    answer: (request) => {
      demandVersion(request, versions);
      return route.answer(request);
    },
  }));
}

/** The body as a route needs it. @throws RefusedByService `InvalidRequestContent`, or the code given, naming the wrong fields */
export function bodyOf<T>(
  { body }: Pick<StandInRequest, 'body'>,
  schema: z.ZodType<T>,
  code = 'InvalidRequestContent',
): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
  refuse(400, code, `Not valid in the request: ${[...new Set(fields)].join(', ')}.`);
}

/** A whole number in the query; undefined where it is absent. @throws RefusedByService `BadRequest` */
export function countIn({ query }: StandInRequest, name: string, least = 0): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= least) return count;
  refuse(400, 'BadRequest', `${name} must be a whole number of at least ${least}.`);
}

function demandVersion({ query }: StandInRequest, versions: readonly string[]): void {
  const version = query.get('api-version');
  if (version === null) {
    refuse(400, 'MissingApiVersionParameter', 'The query has no api-version.');
  }
  if (!versions.includes(version)) {
    const known = versions.join(', ');
    refuse(400, 'InvalidApiVersionParameter', `${version} is none of ${known}.`);
  }
}
