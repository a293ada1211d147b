import type { PurchaseRequest } from '@azure/arm-reservations';
import { wireTypeOf } from '../azure/resourceTypes.js';
import type { ProductUnits } from './serviceQuotes.js';

/**
 * A purchase as Microsoft.Capacity asks for it, applied to all subscriptions of the customer.
 * @param billingScopeId resource ID of the subscription that pays
 */
export function purchaseRequest(
  { sku, region, resourceType, term, billingPlan, quantity }: ProductUnits,
  billingScopeId: string,
): PurchaseRequest {
  return {
    sku: { name: sku },
    location: region,
    reservedResourceType: wireTypeOf(resourceType),
    billingScopeId,
    term,
    billingPlan,
    quantity,
    displayName: sku,
    appliedScopeType: 'Shared',
    renew: false,
  };
}
