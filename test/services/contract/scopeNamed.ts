import type { ScopeType } from '../../../services/model.js';
import type { NewScope, ReservationSettings } from '../../../services/reservationSettings.js';
import { ANA } from '../local/deskFixture.js';
import { WEB } from './contractSeeds.js';

/** Contoso's target of this type and name, as a scope to apply. @param subscription name of a resource group's */
export async function scopeNamed(
  settings: ReservationSettings,
  type: Exclude<ScopeType, 'Shared'>,
  name: string,
  subscription = '',
): Promise<NewScope & { readonly id: string }> {
  const ask =
    type === 'ResourceGroup'
      ? { type, subscriptionId: (await scopeNamed(settings, 'Single', subscription)).id }
      : { type };
  const { items } = await settings.targets(ANA, WEB, ask, 0, 100);
  return { type, id: items.find(({ displayName }) => displayName === name)!.id };
}
