import type { SubscriptionDescription } from '../description.ts'
import { parseFilter } from './filter.ts'
import { FilterSyntaxError } from './filter-tokens.ts'
import { ACK_DEADLINE, BACKOFF, DELIVERY_ATTEMPTS } from './limits.ts'
import { invalidArgument } from './rpc.ts'
import { checkRetention } from './topic-wire.ts'

/** Throws INVALID_ARGUMENT for settings that Google does not accept. */
export function checkSettings(subscription: SubscriptionDescription) {
  const { retry, deadLetter, push } = subscription
  checkRange('ack deadline', subscription.ackDeadlineSeconds, ACK_DEADLINE)
  checkRetention(subscription.messageRetentionSeconds)
  if (deadLetter) checkRange('max delivery attempts', deadLetter.maxDeliveryAttempts, DELIVERY_ATTEMPTS)
  if (retry) {
    checkRange('minimum backoff', retry.minimumBackoff, { minimum: 0, maximum: BACKOFF.maximum })
    checkRange('maximum backoff', retry.maximumBackoff, { minimum: 0, maximum: BACKOFF.maximum })
    if (retry.minimumBackoff > retry.maximumBackoff) {
      throw invalidArgument('The minimum backoff must not be greater than the maximum backoff.')
    }
  }
  // Google insists on https; on one machine there is only plain http.
  if (push && !/^https?:\/\//.test(push.endpoint)) {
    throw invalidArgument(`Invalid push endpoint given (endpoint=${push.endpoint}).`)
  }
  try {
    parseFilter(subscription.filter)
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error
    throw invalidArgument(`Invalid filter syntax: ${error.message}.`)
  }
}

function checkRange(what: string, value: number, { minimum, maximum }: { minimum: number; maximum: number }) {
  if (value >= minimum && value <= maximum) return
  throw invalidArgument(
    `Invalid ${what} given (value=${value}). It must be between ${minimum} and ${maximum} inclusive.`,
  )
}
