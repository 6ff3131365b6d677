const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** Of RFC 3339, in the reader's time zone. */
export const dayOf = (at: string): string => day.format(new Date(at))
export const momentOf = (at: string): string => moment.format(new Date(at))
