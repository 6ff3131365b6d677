/** The result did not come, although nothing is under way any more. */
export class NotReached extends Error {}
