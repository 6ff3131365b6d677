/** Recipients in 24 hours of an account without Workspace. Source: https://support.google.com/mail/answer/22839 */
export const MAX_PER_DAY = 500
/** Quota units of one person in a minute, and what methods cost. Source: https://developers.google.com/workspace/gmail/api/reference/quota */
export const UNITS_PER_MINUTE = 15_000
export const UNITS = { send: 100, list: 5, get: 5, profile: 1 } as const
/** Bytes of a mail. Source: https://support.google.com/mail/answer/6584; the API takes 35 MB encoded. */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024
export const MAX_REQUEST_BYTES = 36 * 1024 * 1024
/** Seconds that an access token is valid; Google says one less than an hour. */
export const ACCESS_TOKEN_SECONDS = 3599
/** Milliseconds that a code is valid. */
export const CODE_MS = 10 * 60_000
/** Refresh tokens of one account for one client; the oldest is void without notice. Source: https://developers.google.com/identity/protocols/oauth2#expiration */
export const MAX_REFRESH_TOKENS = 100
