/** Cards of a support request that carry their position: Basics, Problem, Contact, review. */
export const REQUEST_CARDS = 4;
