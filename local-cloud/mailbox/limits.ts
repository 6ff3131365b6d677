/** Bytes of one mail; Gmail's limit. Source: https://support.google.com/mail/answer/6584 */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024
/** Mails that are kept; the oldest go first. */
export const MAX_MAILS = 1000
/** Bytes of all mails that are kept. */
export const MAX_KEPT_BYTES = 512 * 1024 * 1024
