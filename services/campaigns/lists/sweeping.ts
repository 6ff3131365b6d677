import type { ObjectFinder } from '../../platform/object-finder.ts'
import type { Publish } from '../../platform/publish.ts'
import { uploadSweeping } from '../../platform/upload-sweeping.ts'
import { campaignsDiscarded, recipientsUploaded } from '../events.ts'
import { listFilePath } from '../paths.ts'
import { stageOf } from './complete.ts'
import type { ListFacts, ListRecord } from './record.ts'
import type { ListStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ListStore, 'due' | 'change'>
  documents: ObjectFinder
  publish: Publish
  now: () => number
}

/** Handles lists that are stalled or over: their events are published again, or they are given up. */
export const createSweeping = ({ store, documents, publish, now }: SweepingDeps) =>
  uploadSweeping<ListFacts, ListRecord>({
    store,
    stageOf,
    discard: ({ ownerId, id }) => publish(campaignsDiscarded, { ownerId, subject: 'lists', id }),
    files: documents,
    pathOf: listFilePath,
    announce: (_, upload) => publish(recipientsUploaded, upload),
    now,
  })
