/** A virtual machine reservation as Microsoft.Capacity writes one, with everything in it; `properties` over its own. */
export function reservationBody(properties: object = {}, others: object = {}): Record<string, unknown> {
  return {
    id: `/providers/microsoft.capacity/reservationOrders/${ORDER}/reservations/${RESERVATION}`,
    name: RESERVATION,
    type: 'microsoft.capacity/reservationOrders/reservations',
    etag: 11,
    location: 'francecentral',
    sku: { name: 'Standard_E8as_v5' },
    properties: {
      displayName: 'Paie 2026',
      reservedResourceType: 'VirtualMachines',
      instanceFlexibility: 'On',
      appliedScopeType: 'Shared',
      archived: false,
      quantity: 7,
      provisioningState: 'Succeeded',
      displayProvisioningState: 'Succeeded',
      provisioningSubState: null,
      effectiveDateTime: '2026-03-04T09:15:27.1834405Z',
      benefitStartTime: '2026-02-28T23:59:59.9999999Z',
      lastUpdatedDateTime: '2026-03-04T09:15:27.1834405Z',
      expiryDate: '2029-02-28',
      expiryDateTime: '2029-02-28T23:59:59.9999999Z',
      purchaseDate: '2026-02-28',
      purchaseDateTime: '2026-02-28T22:10:00.0000000Z',
      skuDescription: 'Machines virtuelles, E8as v5',
      billingPlan: 'Monthly',
      billingScopeId: '/subscriptions/2b7c1d4e-0f65-4a38-9c52-6e1f8d3a7b90',
      renew: true,
      term: 'P3Y',
      userFriendlyAppliedScopeType: 'Shared',
      userFriendlyRenewState: 'On',
      utilization: {
        trend: 'DOWN',
        aggregates: [
          { grain: 1, grainUnit: 'days', value: 62.5, valueUnit: 'percentage' },
          { grain: 7, grainUnit: 'days', value: 71.4286, valueUnit: 'percentage' },
          { grain: 30, grainUnit: 'days', value: 0.01, valueUnit: 'percentage' },
        ],
      },
      ...properties,
    },
    ...others,
  };
}

export const ORDER = '5f0c0f7e-7d3b-4c6d-8a41-0d2f9be6c311';
export const RESERVATION = 'b3a0a0de-9c4f-4f7e-9f0f-3d5d7a1c2e44';

/** What `reservationBody` says. */
export const LISTED = {
  id: RESERVATION,
  orderId: ORDER,
  customerId: 'tailspin',
  displayName: 'Paie 2026',
  sku: 'Standard_E8as_v5',
  resourceType: 'VirtualMachines',
  region: 'francecentral',
  quantity: 7,
  term: 'P3Y',
  billingPlan: 'Monthly',
  benefitStart: '2026-02-28',
  expiryDate: '2029-02-28',
  state: 'Succeeded',
  appliedScope: { type: 'Shared' },
  renew: true,
  instanceFlexibility: true,
  utilization: { last1Day: 62.5, last7Days: 71.4, last30Days: 0.1 },
} as const;

export interface PaymentFigures {
  readonly due: string;
  readonly status?: string;
  /** Undefined while it is not known. */
  readonly billing?: number | undefined;
  readonly pricing: number;
  readonly currency?: string;
}

export function paymentBody({ due, status = 'Scheduled', billing, pricing, currency }: PaymentFigures) {
  return {
    dueDate: due,
    paymentDate: status === 'Succeeded' ? due : null,
    pricingCurrencyTotal: { currencyCode: 'USD', amount: pricing },
    billingCurrencyTotal: billing === undefined ? null : { currencyCode: currency ?? 'EUR', amount: billing },
    billingAccount: '7714-03',
    status,
    extendedStatusInfo: status === 'Failed' ? { statusCode: 'PaymentDeclined', message: 'Refused.' } : null,
  };
}

/** An order of reservations with its schedule of payments. */
export function orderBody(payments: readonly PaymentFigures[], properties: object = {}) {
  return {
    id: `/providers/microsoft.capacity/reservationOrders/${ORDER}`,
    name: ORDER,
    type: 'microsoft.capacity/reservationOrders',
    etag: 3,
    properties: {
      displayName: 'Paie 2026',
      requestDateTime: '2026-02-28T22:09:41.5520000Z',
      createdDateTime: '2026-02-28T22:10:00.0000000Z',
      benefitStartTime: '2026-02-28T23:59:59.9999999Z',
      expiryDate: '2029-02-28',
      expiryDateTime: '2029-02-28T23:59:59.9999999Z',
      term: 'P3Y',
      billingPlan: 'Monthly',
      provisioningState: 'Succeeded',
      originalQuantity: 7,
      reservations: [
        { id: `/providers/microsoft.capacity/reservationOrders/${ORDER}/reservations/${RESERVATION}` },
      ],
      planInformation: {
        pricingCurrencyTotal: {
          currencyCode: 'USD',
          amount: payments.reduce((sum, one) => sum + one.pricing, 0),
        },
        startDate: payments[0]?.due,
        nextPaymentDueDate: payments.find(({ status }) => status === undefined)?.due ?? null,
        transactions: payments.map(paymentBody),
      },
      ...properties,
    },
  };
}
