import { fixedId } from '../../../services/local/demo/fixedId.js';
import type { StandInCustomer, StandInReservation } from '../world/standInCustomer.js';

/** A customer as lists show it. */
export function customerItem({ profile }: StandInCustomer): object {
  return {
    id: profile.id,
    commerceId: fixedId('commerce', profile.id),
    companyProfile: {
      tenantId: profile.id,
      domain: profile.domain,
      companyName: profile.name,
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    relationshipToPartner: 'reseller',
    links: { self: linkTo(`/customers/${profile.id}`) },
    attributes: { objectType: 'Customer' },
  };
}

/** A customer by its id: with what it is billed by. */
export function wholeCustomer(customer: StandInCustomer): object {
  return {
    ...customerItem(customer),
    billingProfile: billingProfile(customer),
    allowDelegatedAccess: customer.hasGrantedAccess,
    customDomains: [customer.profile.domain],
  };
}

export function billingProfile({ profile }: StandInCustomer): object {
  return {
    id: fixedId('billingProfile', profile.id),
    email: `accounts@${profile.domain.toLowerCase()}`,
    culture: `en-${profile.country}`,
    language: 'en',
    companyName: profile.name,
    defaultAddress: {
      country: profile.country,
      city: 'Springfield',
      addressLine1: '1 Main Street',
      postalCode: '10001',
      firstName: 'Accounts',
      lastName: 'Payable',
      phoneNumber: '',
    },
    links: { self: linkTo(`/customers/${profile.id}/profiles/billing`) },
    attributes: { etag: '1', objectType: 'CustomerBillingProfile' },
  };
}

/** What a customer is entitled to by one reservation order. */
export function entitlement(
  { profile }: StandInCustomer,
  orderId: string,
  reservations: readonly StandInReservation[],
  showExpiry: boolean,
): object {
  const [first] = reservations;
  const commerceOrder = fixedId('commerceOrder', orderId).replaceAll('-', '');
  const artifact = `/customers/${profile.id}/artifacts/reservedinstance/groups/${commerceOrder}/lineitems/0/resource/${orderId}`;
  return {
    includedEntitlements: [],
    referenceOrder: { id: commerceOrder, lineItemId: '0', alternateId: commerceOrder.slice(0, 12) },
    productId: 'DZH318Z0BXXX',
    skuId: '0001',
    quantity: reservations.reduce((sum, { quantity }) => sum + quantity, 0),
    quantityDetails: reservations.map(({ quantity, state }) => ({ quantity, status: state })),
    entitledArtifacts: [{ link: linkTo(artifact), resourceId: orderId, artifactType: 'reservedinstance' }],
    entitlementType: 'reservedinstance',
    dynamicAttributes: { reservationType: (first?.resourceType ?? '').toLowerCase() },
    ...(showExpiry && first && { expiryDate: `${first.expiryDate}T00:00:00Z` }),
  };
}

/** The reservations of an order, as the link of its artifact leads to them. */
export function reservedInstanceDetails(reservations: readonly StandInReservation[]): object {
  return {
    type: 'reservedinstance',
    reservations: reservations.map((one) => ({
      reservationId: one.id,
      scopeType: one.appliedScope.type,
      displayName: one.displayName,
      appliedScopes: one.appliedScope.id === undefined ? [] : [one.appliedScope.id],
      quantity: one.quantity,
      expiryDateTime: `${one.expiryDate}T00:00:00`,
      effectiveDateTime: `${one.benefitStart}T00:00:00Z`,
      provisioningState: one.state,
    })),
  };
}

export function linkTo(uri: string): object {
  return { uri, method: 'GET', headers: [] };
}
