import type { StandInRoute } from './standInRoute.js';

export interface MatchedRoute {
  readonly route: StandInRoute;
  readonly params: Readonly<Record<string, string>>;
}

interface CompiledRoute {
  readonly route: StandInRoute;
  readonly pattern: RegExp;
}

/** Finds the operation of a request; paths are matched without regard to case, as Azure does. */
export class RouteTable {
  readonly #routes: readonly CompiledRoute[];

  /** @param routes the first that fits is taken */
  constructor(routes: readonly StandInRoute[]) {
    this.#routes = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  }

  /** @param path as it came, still encoded */
  match(method: string, path: string): MatchedRoute | undefined {
    const plain = path.length > 1 ? path.replace(/\/+$/, '') : path;
    for (const { route, pattern } of this.#routes) {
      const found = route.method === method ? pattern.exec(plain) : null;
      if (found) return { route, params: decoded(found.groups ?? {}) };
    }
    return undefined;
  }
}

function patternOf(path: string): RegExp {
  const source = path
    .split('/')
    .map((segment) => {
      if (segment.startsWith(':')) return `(?<${segment.slice(1)}>[^/]+)`;
      if (segment.startsWith('*')) return `(?<${segment.slice(1)}>.+)`;
      return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('/');
  return new RegExp(`^${source}$`, 'i');
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
