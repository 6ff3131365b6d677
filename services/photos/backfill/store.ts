// The only file that knows how runs of backfills are stored in the database: one document for each part.
import { FieldPath, type Firestore, type QueryDocumentSnapshot } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { nullable } from '../../platform/schemas.ts'
import { RECIPES } from './recipes.ts'
import { type BackfillPart, BackfillStatus } from './schemas.ts'

export const BACKFILLS = 'photoBackfills'

const Run = Type.Object({
  version: Type.Integer(),
  status: BackfillStatus,
  /** The id of the last photo that was looked at. */
  position: nullable(Type.String()),
  looked: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
  /** Photos whose events are published, and since when the latest of them wait. */
  waiting: Type.Array(Type.String()),
  waitingSince: nullable(Type.String()),
  left: Type.Integer(),
  startedAt: nullable(Type.String()),
  updatedAt: nullable(Type.String()),
})
export type Run = Static<typeof Run> & { id: string }
const runs = documents(Run)

/** A photo as far as a backfill looks at it. */
export interface Outdated {
  id: string
  ownerId: string
  isOutdated: boolean
}

export type BackfillStore = ReturnType<typeof createBackfillStore>

export function createBackfillStore(firestore: Firestore) {
  const of = (part: BackfillPart) => firestore.collection(BACKFILLS).doc(part)
  const photos = firestore.collection('photos')

  /** The run of the recipe's version: a new version begins anew. */
  const current = (part: BackfillPart, run: Run | null): Run =>
    run?.version === RECIPES[part]
      ? run
      : {
          ...{ id: part, version: RECIPES[part], status: 'never', position: null, looked: 0, done: 0 },
          ...{ failed: 0, waiting: [], waitingSince: null, left: 0, startedAt: null, updatedAt: null },
        }

  return {
    async get(part: BackfillPart): Promise<Run> {
      return current(part, runs.read(await of(part).get()))
    },

    /** `change` may run more than once; null leaves the run as it is. */
    async change(part: BackfillPart, change: (run: Run) => Run | null): Promise<Run> {
      return firestore.runTransaction(async (transaction) => {
        const before = current(part, runs.read(await transaction.get(of(part))))
        const after = change(before)
        if (after) transaction.set(of(part), runs.data(after))
        return after ?? before
      })
    },

    /**
     * The next photos of everybody in the order of their ids. All are looked at, because documents from before recipes
     * existed have no field that a query could find.
     */
    async next(part: BackfillPart, after: string | null, limit: number): Promise<Outdated[]> {
      const ordered = photos.orderBy(FieldPath.documentId())
      const page = after === null ? ordered : ordered.startAfter(after)
      const { docs } = await page.limit(limit).select('ownerId', 'state', 'status', 'recipes').get()
      return docs.map((doc) => ({
        id: doc.id,
        ownerId: String(doc.get('ownerId')),
        isOutdated: isOutdated(doc, part),
      }))
    },

    /** Which of these photos still have an older version. */
    async stillOutdated(
      part: BackfillPart,
      ids: readonly string[],
    ): Promise<Pick<Outdated, 'id' | 'ownerId'>[]> {
      if (ids.length === 0) return []
      const found = await firestore.getAll(...ids.map((id) => photos.doc(id)), {
        fieldMask: ['ownerId', 'state', 'status', 'recipes'],
      })
      return found
        .filter((doc) => doc.exists && isOutdated(doc as QueryDocumentSnapshot, part))
        .map((doc) => ({ id: doc.id, ownerId: String(doc.get('ownerId')) }))
    },
  }
}

/** Photos that are being uploaded or were rejected have nothing to bring up to date. */
function isOutdated(doc: Pick<QueryDocumentSnapshot, 'get'>, part: BackfillPart): boolean {
  if (doc.get('state') !== 'live' || doc.get('status') !== 'ready') return false
  const version: unknown = doc.get(`recipes.${part}`)
  return typeof version !== 'number' || version < RECIPES[part]
}
