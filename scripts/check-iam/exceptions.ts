// What no scenario shows, and why it is kept all the same. An entry that is no longer true is found, too.
import type { BindingDescription } from '../../local-cloud/description.ts'
import { textOf } from './bindings.ts'

const LONG = 'one run has to last for minutes before it asks for another'

const UNSHOWN: Record<string, string> = {
  'account-removal: pubsub.publisher on topic/account-forgotten': LONG,
  'catalogue-import: pubsub.publisher on topic/catalogue-uploaded': LONG,
  'insights-compute: pubsub.publisher on topic/insights-requested': LONG,
  'photo-albums: pubsub.publisher on topic/album-changed': LONG,
  'photo-archive: pubsub.publisher on topic/photo-archive-due': LONG,
  'photo-backfill: pubsub.publisher on topic/photo-backfill-due': LONG,
  'photo-shares: pubsub.publisher on topic/photo-share-due':
    'only a link with pictures of a thousand photos asks for another run',
  'knowledge-index: pubsub.publisher on topic/knowledge-changed': LONG,
}

const LARGE: Record<string, string> = {
  'order-fulfil: storage.objectUser on bucket/atelier-local-papers':
    'it deletes the invoice that it made when another run of its event was first, or the order was removed meanwhile',
  'shop-image: storage.objectUser on bucket/atelier-local-renditions':
    'it deletes the picture that it made when the photo was deleted meanwhile',
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
