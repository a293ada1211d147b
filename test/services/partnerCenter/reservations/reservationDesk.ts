import { openTenantDesk, type TenantDeskSetup } from '../tenantDesk.js';

type TenantDesk = Awaited<ReturnType<typeof openTenantDesk>>;

/** A reservation or an order as the service answers with it. */
export interface WireAnswer {
  readonly id: string;
  readonly name: string;
  readonly properties: Record<string, unknown>;
}

export const DOWN = { kind: 'status', status: 503 } as const;
export const FORBIDDEN = { kind: 'status', status: 403, code: 'AuthorizationFailed' } as const;

/** Gives each test of the suite that it is called in a desk to open, whose services are gone after it. */
export function useReservationDesk() {
  let desk: TenantDesk;
  afterEach(() => desk.standIn.close());
  return {
    async open(setup: TenantDeskSetup = {}): Promise<TenantDesk> {
      desk = await openTenantDesk(setup);
      return desk;
    },
    pass(ms: number): void {
      desk.clock.current = new Date(desk.clock.current.getTime() + ms);
    },
    /** Lets a call answer with something of it changed. */
    changeAnswer(operation: string, change: (body: WireAnswer) => unknown): void {
      desk.standIn.script({ operation }, changed(change));
    },
    /** Lets the list answer with some of its reservations changed. */
    changeListed(change: (one: WireAnswer) => unknown): void {
      const changeAll = (body: unknown) => {
        const { value, ...page } = body as { readonly value: readonly WireAnswer[] };
        return { ...page, value: value.map(change) };
      };
      desk.standIn.script({ operation: 'reservations.list' }, { kind: 'changed', change: changeAll });
    },
  };
}

/** The answer with something of it changed. */
export function changed(change: (body: WireAnswer) => unknown) {
  return { kind: 'changed', change: (body: unknown) => change(body as WireAnswer) } as const;
}
