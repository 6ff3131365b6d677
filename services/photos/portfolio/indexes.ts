import { type DatabaseIndexes, recordIndexes } from '../../platform/indexes.ts'
import { RIGHTS } from '../rights/record.ts'
import { MESSAGE_DAYS, PORTFOLIOS } from './record.ts'

const records = recordIndexes(PORTFOLIOS)

/** Texts and settings that no query asks for. */
const unasked = [
  'about accent albums displayName handle handles isPublished linksShop look state takesMessages',
].flatMap((names) => names.split(' '))

export const portfolioIndexes: DatabaseIndexes = {
  composite: records.composite,
  ttl: [...records.ttl, { collection: MESSAGE_DAYS, field: 'expiresAt' }],
  exempt: [
    ...unasked.map((field) => ({ collection: PORTFOLIOS, field })),
    { collection: MESSAGE_DAYS, field: 'byNetwork' },
    ...['creator', 'copyright', 'licenceUrl'].map((field) => ({ collection: RIGHTS, field })),
  ],
}
