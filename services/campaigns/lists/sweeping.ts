import type { ObjectFinder } from '../../platform/object-finder.ts'
import type { Publish } from '../../platform/publish.ts'
import { recordSweeping } from '../../platform/record-sweeping.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { campaignsDiscarded, recipientsUploaded } from '../events.ts'
import { listFilePath } from '../paths.ts'
import { ABANDONED_AFTER_MS, RESTING, stageOf } from './complete.ts'
import type { ListFacts, ListRecord } from './record.ts'
import type { ListStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ListStore, 'due' | 'change'>
  documents: ObjectFinder
  publish: Publish
  now: () => number
}

/** Handles lists that are stalled or over: their events are published again, or they expire or are given up. */
export function createSweeping({
  store,
  documents,
  publish,
  now,
}: SweepingDeps): Sweeping<UnreadRecord<ListRecord>> {
  const discard = ({ ownerId, id }: ListRecord) =>
    publish(campaignsDiscarded, { ownerId, subject: 'lists', id })
  const { publishedAgain, wait, remove, sweeping } = recordSweeping<ListFacts, ListRecord>({
    store,
    stageOf,
    discard,
    now,
  })
  const isAbandoned = ({ status, grantedAt, addedAt }: ListRecord) =>
    status === 'uploading' && Date.parse(grantedAt ?? addedAt) + ABANDONED_AFTER_MS <= now()

  return sweeping(async (list) => {
    const stage = stageOf(list)
    if (stage === RESTING) return null
    if (stage === 'deleting') {
      await discard(list)
      return publishedAgain(list)
    }
    const name = listFilePath(list)
    const object = await documents.find(name)
    if (object) {
      const { traceparent } = object.metadata ?? {}
      await publish(recipientsUploaded, {
        bucket: documents.bucket,
        name,
        generation: String(object.generation),
        size: String(object.size),
        ...(typeof traceparent === 'string' && { metadata: { traceparent } }),
      })
      return publishedAgain(list)
    }
    if (isAbandoned(list)) return (await remove(list, isAbandoned)) ? 'abandoned' : null
    await wait(list)
    return null
  })
}
