// Which record an object belongs to, by its name. Every room's names put the subject, the person and the record first.
import { STORING as CAMPAIGNS } from '../../services/campaigns/paths.ts'
import { STORING as CAREERS } from '../../services/careers/paths.ts'
import { parseOriginalPath } from '../../services/photos/paths.ts'
import type { KeptBucket } from '../restore/kept-data.ts'

/** Collections by the room and subject that an object's name begins with. A subject without one is never judged. */
const COLLECTIONS: Record<string, string> = {
  ...Object.fromEntries(
    CAREERS.filter((subject) => subject !== 'insights').map((subject) => [`careers/${subject}`, subject]),
  ),
  ...Object.fromEntries(
    CAMPAIGNS.map((subject) => [`campaigns/${subject}`, subject === 'lists' ? 'recipientLists' : subject]),
  ),
  'photos/archives': 'photoArchives',
  'shop/imports': 'shopImports',
  'shop/orders': 'shopOrders',
}

export const JUDGED = ['photos', ...new Set(Object.values(COLLECTIONS))]

/** The path of the document; null for an object of which nothing can be said. */
export function recordOf(bucket: KeptBucket, name: string): string | null {
  if (bucket === 'originals') return `photos/${parseOriginalPath(name)?.photoId ?? name.replaceAll('/', '-')}`
  const [room, subject, , id] = name.split('/')
  const collection = COLLECTIONS[`${room}/${subject}`]
  return collection && id ? `${collection}/${id}` : null
}
