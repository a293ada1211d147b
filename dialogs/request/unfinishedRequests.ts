import type { Clock } from '../../services/clock.js';
import type { Caller } from '../../services/model.js';
import { type CustomerDirectory, MAX_UNFINISHED, type UserProfiles } from '../../services/ports.js';
import { aboutOf, type RequestDraft, readDraft, reservationIdsOf } from './requestDraft.js';

/** Keeps drafts with the user's profile, so that a closed browser or another conversation loses nothing. */
export class UnfinishedRequests {
  constructor(
    private readonly ports: { readonly profiles: UserProfiles; readonly customers: CustomerDirectory },
    private readonly clock: Clock,
  ) {}

  /** Keeps the draft as the newest, in place of its earlier state. */
  async save(caller: Caller, draft: RequestDraft): Promise<void> {
    const customer = await this.ports.customers.get(caller, draft.customerId ?? '');
    const kept = {
      key: draft.key,
      savedAt: this.clock.now().toISOString(),
      about: aboutOf(draft),
      customerName: customer?.name ?? '',
      draft: readDraft(draft),
    };
    await this.ports.profiles.update(caller, (profile) => {
      const others = profile.unfinished.filter(({ key }) => key !== draft.key);
      return { ...profile, unfinished: [kept, ...others].slice(0, MAX_UNFINISHED) };
    });
  }

  async drop(caller: Caller, key: string): Promise<void> {
    await this.ports.profiles.update(caller, (profile) => ({
      ...profile,
      unfinished: profile.unfinished.filter((kept) => kept.key !== key),
    }));
  }

  /** The unfinished request for the same of a reservation: agreeing to its quote again goes on with it. */
  async ofSameTerms(caller: Caller, wanted: RequestDraft): Promise<RequestDraft | undefined> {
    const { unfinished } = await this.ports.profiles.get(caller);
    return unfinished
      .map(({ draft }) => readDraft(draft))
      .find((draft) => draft !== undefined && asksForSame(draft, wanted));
  }
}

function asksForSame(one: RequestDraft, other: RequestDraft): boolean {
  const reservationIds = reservationIdsOf(other);
  return (
    one.customerId === other.customerId &&
    aboutOf(one) === aboutOf(other) &&
    reservationIdsOf(one).some((reservationId) => reservationIds.includes(reservationId))
  );
}
