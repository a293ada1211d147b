/** Commands of the message extension, by the ids that Teams sends back. */
export const SEARCH_CUSTOMERS = 'searchCustomers';
export const SEARCH_RESERVATIONS = 'searchReservations';
export const CREATE_SUPPORT_REQUEST = 'createSupportRequest';

/** Those that look something up. */
export const SEARCHES = [SEARCH_CUSTOMERS, SEARCH_RESERVATIONS] as const;

/** The parameter of a search that holds what the user typed. */
export const SOUGHT_PARAMETER = 'sought';

/** Hosts whose links Teams hands over; a star is one label, as in `ms.portal.azure.com`. */
export const LINK_DOMAINS = ['portal.azure.com', '*.portal.azure.com'] as const;
