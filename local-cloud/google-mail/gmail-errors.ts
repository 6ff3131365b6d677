// Errors as the Gmail API has them: https://developers.google.com/workspace/gmail/api/guides/handle-errors

export interface ApiError {
  code: number
  status: string
  /** The word of the older format, which clients still look for. */
  reason: string
  message: string
  retryAfterSeconds?: number
}

export const errorBody = ({ code, status, reason, message }: ApiError) => ({
  error: { code, message, errors: [{ message, domain: domainOf(code), reason }], status },
})

const domainOf = (code: number) => (code === 403 || code === 429 ? 'usageLimits' : 'global')

export const UNAUTHENTICATED: ApiError = {
  code: 401,
  status: 'UNAUTHENTICATED',
  reason: 'authError',
  message: 'Request had invalid authentication credentials.',
}
export const FEW_SCOPES: ApiError = {
  code: 403,
  status: 'PERMISSION_DENIED',
  reason: 'insufficientPermissions',
  message: 'Request had insufficient authentication scopes.',
}
export const DAILY_LIMIT: ApiError = {
  code: 403,
  status: 'PERMISSION_DENIED',
  reason: 'dailyLimitExceeded',
  message: 'Daily Limit Exceeded',
}
export const UNAVAILABLE: ApiError = {
  code: 503,
  status: 'UNAVAILABLE',
  reason: 'backendError',
  message: 'The service is currently unavailable.',
}
export const INTERNAL: ApiError = {
  code: 500,
  status: 'INTERNAL',
  reason: 'backendError',
  message: 'Internal error encountered.',
}
export const TOO_LARGE: ApiError = {
  code: 413,
  status: 'INVALID_ARGUMENT',
  reason: 'uploadTooLarge',
  message: 'Request is too large.',
}

export const invalid = (message: string): ApiError => ({
  code: 400,
  status: 'INVALID_ARGUMENT',
  reason: 'invalidArgument',
  message,
})

/** `at` is in milliseconds since the epoch. */
export const sendingLimit = (at: number): ApiError => ({
  code: 429,
  status: 'RESOURCE_EXHAUSTED',
  reason: 'rateLimitExceeded',
  message: `User-rate limit exceeded.  Retry after ${new Date(at).toISOString()} (Mail sending)`,
})

export const RATE_LIMIT: ApiError = {
  code: 429,
  status: 'RESOURCE_EXHAUSTED',
  reason: 'rateLimitExceeded',
  message: "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'.",
  retryAfterSeconds: 60,
}

export const notFound = (message = 'Requested entity was not found.'): ApiError => ({
  code: 404,
  status: 'NOT_FOUND',
  reason: 'notFound',
  message,
})

export const notSimulated = (what: string): ApiError => ({
  code: 501,
  status: 'UNIMPLEMENTED',
  reason: 'notImplemented',
  message: `${what} is not simulated by the local cloud.`,
})
