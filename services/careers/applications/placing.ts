// Finds the position of an application on the board.
import { AppError } from '../../platform/errors.ts'
import { between, STEP } from './positions.ts'
import type { ApplicationRecord } from './record.ts'
import type { Stage } from './schemas.ts'
import type { ApplicationStore } from './store.ts'

export interface Place {
  ownerId: string
  stage: Stage
  /** The application that moves; null for a new one. */
  id: string | null
  /** The one that it shall stand above; null for the end of the stage, undefined for its top. */
  before: string | null | undefined
}

const AT_ONCE = 200

export function createPlacing(store: Pick<ApplicationStore, 'get' | 'list' | 'changeMany'>) {
  async function nearest({ ownerId, stage, id }: Place, order: 'asc' | 'desc', from?: ApplicationRecord) {
    const after = from && { key: from.positionKey, id: from.id }
    const range = { ownerId, list: stage, sortKey: 'positionKey', order, limit: 2 } as const
    const found = await store.list({ ...range, ...(after && { after }) })
    return found.find((each) => each.id !== id)?.position
  }

  async function neighbours(place: Place) {
    const { ownerId, stage, before } = place
    if (before === undefined) return { above: undefined, below: await nearest(place, 'asc') }
    if (before === null) return { above: await nearest(place, 'desc'), below: undefined }
    const next = await store.get(before)
    if (next?.ownerId !== ownerId || next.stage !== stage || next.trashedAt !== null)
      throw new AppError('invalid', 'The application to stand above is not in this stage', {
        errors: [{ field: 'before', message: 'is not in this stage' }],
      })
    return { above: await nearest(place, 'desc', next), below: next.position }
  }

  /** Gives all applications of a stage new positions at equal distances, in the order that they have. */
  async function numberAnew({ ownerId, stage }: Place): Promise<void> {
    const range = { ownerId, list: stage, sortKey: 'positionKey', order: 'asc', limit: AT_ONCE } as const
    const all: ApplicationRecord[] = []
    for (;;) {
      const last = all.at(-1)
      const after = last && { key: last.positionKey, id: last.id }
      const found = await store.list({ ...range, ...(after && { after }) })
      all.push(...found)
      if (found.length < AT_ONCE) break
    }
    const places = new Map(all.map(({ id }, index) => [id, index * STEP]))
    for (let start = 0; start < all.length; start += AT_ONCE)
      await store.changeMany(
        all.slice(start, start + AT_ONCE).map(({ id }) => id),
        (found, id) => (found?.stage === stage ? { ...found, position: places.get(id) ?? 0 } : null),
      )
  }

  /** Throws AppError `invalid` when `before` is not in the stage. */
  return async function positionFor(place: Place): Promise<number> {
    const position = between(await neighbours(place))
    if (position !== null) return position
    await numberAnew(place)
    return between(await neighbours(place)) ?? 0
  }
}
