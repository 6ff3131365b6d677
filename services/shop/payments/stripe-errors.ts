// What Stripe's refusals mean. The library's errors are recognised by their type, so that it is not loaded for that.

/** Refusals that would be the same again; everything else may be different next time. */
const FINAL = new Set(['StripeInvalidRequestError', 'StripeCardError', 'StripeIdempotencyError'])
/** The maker's key was withdrawn or may do too little. */
const KEY = new Set(['StripeAuthenticationError', 'StripePermissionError'])

const typeOf = (error: unknown): string =>
  error instanceof Error && 'type' in error ? String(error.type) : ''

export const isRefused = (error: unknown): boolean => FINAL.has(typeOf(error)) || isKeyRefused(error)

export const isKeyRefused = (error: unknown): boolean => KEY.has(typeOf(error))

export const sayRefusal = (error: unknown): string => (error as Error).message.slice(0, 300)
