/** Answered with 404: what is asked for does not exist, or no longer. */
export class NotFound extends Error {}
