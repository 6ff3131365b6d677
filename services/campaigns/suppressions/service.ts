// The addresses that a person's campaigns never write to: by hand, because somebody asked, or because mail came back.
import type { Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError, type FieldError } from '../../platform/errors.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { judgeAddress } from '../recipients/address.ts'
import type { Suppression, SuppressionCreation, SuppressionQuery } from './schemas.ts'
import type { SuppressionRecord, SuppressionStore } from './store.ts'

const DEFAULT_PAGE = 100
const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, text: Type.String() }, { additionalProperties: false }),
)

export interface SuppressionsDeps {
  firestore: Firestore
  store: SuppressionStore
  /** Takes mails to these addresses back that are claimed and not yet on their way. */
  withdraw(ownerId: string, emails: readonly string[]): Promise<void>
}

export type Suppressions = ReturnType<typeof createSuppressions>

export function createSuppressions({ firestore, store, withdraw }: SuppressionsDeps) {
  return {
    /** The latest first. Throws AppError `invalid` for a cursor of another list. */
    async list(ownerId: string, query: SuppressionQuery): Promise<PageOf<Suppression>> {
      const { limit = DEFAULT_PAGE, text = '' } = query
      const after = query.cursor === undefined ? undefined : positions.decode(query.cursor)
      if (after && after.text !== text) throw new AppError('invalid', 'This cursor belongs to another list')
      const read = await store.list({ ownerId, text, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ addedAt, id }: SuppressionRecord) => ({ key: addedAt, id, text })
      const { items, nextCursor } = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { items: items.map(toSuppression), nextCursor }
    },

    /** Adds all of them or, when one is not an address, none. Throws AppError `invalid`. */
    async add(ownerId: string, { emails }: SuppressionCreation): Promise<void> {
      const judged = emails.map((found) => ({ found, ...judgeAddress(found) }))
      const errors = judged.flatMap((each): FieldError[] =>
        each.ok ? [] : [{ field: 'emails', message: `${each.found}: ${each.reason}` }],
      )
      if (errors.length > 0)
        throw new AppError('invalid', errors.map(({ message }) => message).join(' '), { errors })
      await firestore.runTransaction(async (transaction) => {
        for (const each of judged)
          if (each.ok)
            store.suppress(transaction, {
              ownerId,
              email: each.email,
              reason: 'manual',
              campaignTitle: null,
            })
      })
      await withdraw(
        ownerId,
        judged.flatMap((each) => (each.ok ? [each.email] : [])),
      )
    },

    /** The person may write to this address again. Throws AppError `not-found`. */
    async remove(ownerId: string, id: string): Promise<void> {
      const found = await store.get(id)
      if (found?.ownerId !== ownerId) throw new AppError('not-found', `No suppressed address ${id}`)
      await store.remove(id)
    },
  }
}

const toSuppression = ({ id, email, reason, campaignTitle, addedAt }: SuppressionRecord): Suppression => ({
  ...{ id, email, reason, campaignTitle, addedAt },
})
