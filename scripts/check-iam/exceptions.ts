// What no scenario shows, and why it is kept all the same. An entry that is no longer true is found, too.
import type { BindingDescription } from '../../local-cloud/description.ts'
import { textOf } from './bindings.ts'

const LONG = 'one run has to last for minutes before it asks for another'
const MONEY =
  'only a refund through Stripe or an unpaid reservation that is over leads there, and both need a payment'

const UNSHOWN: Record<string, string> = {
  'account-removal: pubsub.publisher on topic/account-forgotten': LONG,
  'catalogue-import: pubsub.publisher on topic/catalogue-uploaded': LONG,
  'insights-compute: pubsub.publisher on topic/insights-requested': LONG,
  'knowledge-index: pubsub.publisher on topic/knowledge-changed': LONG,
  'order-fulfil: pubsub.publisher on topic/knowledge-changed': MONEY,
  'order-fulfil: pubsub.publisher on topic/order-placed': MONEY,
  'order-fulfil: secretmanager.secretAccessor on secret/shop-key': MONEY,
}

const LARGE: Record<string, string> = {
  'photo-thumbnails: storage.objectUser on bucket/atelier-local-renditions':
    'it deletes what it made when the photo was deleted meanwhile, or another version of it was first',
}

/** Why nothing fails without this binding. */
export const unshownReason = (binding: BindingDescription): string | null => UNSHOWN[textOf(binding)] ?? null

/** Why a smaller role would not do, although nothing more was used. */
export const largeReason = (binding: BindingDescription): string | null => LARGE[textOf(binding)] ?? null

/** Entries of which nothing is left to excuse. */
export function outdatedReasons(excused: readonly BindingDescription[]): string[] {
  const texts = new Set(excused.map(textOf))
  return [...Object.keys(UNSHOWN), ...Object.keys(LARGE)].filter((text) => !texts.has(text))
}
