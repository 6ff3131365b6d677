import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'
import { MARK_DAYS, MARKS } from './mark-record.ts'
import { PROOFS } from './proof-record.ts'
import { LINKS } from './record.ts'
import { VISITS } from './visits.ts'

const links = recordIndexes(LINKS)
const proofs = recordIndexes(PROOFS)

/** Fields that no query asks for alone. */
const unasked = {
  [LINKS]:
    'title message recipient email photoIds secretHash sealedSecret passwordHash downloads watermark addedAt waitingSince',
  [PROOFS]: 'comments addedAt',
  [MARKS]: 'photoId names state attempts until',
  [VISITS]: 'downloaded',
  [MARK_DAYS]: 'made',
}

export const linkIndexes: DatabaseIndexes = {
  composite: [...links.composite, newestFirstIndex(LINKS), ...proofs.composite, newestFirstIndex(PROOFS)],
  ttl: [
    ...links.ttl,
    ...proofs.ttl,
    { collection: VISITS, field: 'expiresAt' },
    { collection: MARK_DAYS, field: 'expiresAt' },
  ],
  exempt: Object.entries(unasked).flatMap(([collection, fields]) =>
    fields.split(' ').map((field) => ({ collection, field })),
  ),
}
