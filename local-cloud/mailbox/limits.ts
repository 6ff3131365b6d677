/** Bytes of one mail; Gmail's limit. Source: https://support.google.com/mail/answer/6584 */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024
/** Mails that are kept; the oldest go first. A campaign has at most 20,000 recipients, whose mails are counted here. */
export const MAX_MAILS = 25_000
/** Bytes of all mails that are kept. */
export const MAX_KEPT_BYTES = 1024 * 1024 * 1024
/** Mails of one page of the list, unless it is asked for fewer. */
export const MAX_LISTED = 1000
/** Mails whose text one search makes searchable, the newest first; the next search goes on. */
export const MAX_INDEXED_AT_ONCE = 2000
/** Bytes at the beginning of a mail in which its headers are looked for. */
export const MAX_HEAD_BYTES = 64 * 1024
