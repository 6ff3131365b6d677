import type { ObjectFinder } from '../../platform/object-finder.ts'
import type { Publish } from '../../platform/publish.ts'
import { uploadSweeping } from '../../platform/upload-sweeping.ts'
import { catalogueDiscarded, catalogueUploaded } from '../events.ts'
import { importFilePath } from '../paths.ts'
import { stageOf } from './complete.ts'
import type { ImportFacts, ImportRecord } from './record.ts'
import type { ImportStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ImportStore, 'due' | 'change'>
  documents: ObjectFinder
  publish: Publish
  now: () => number
}

/** Handles imports that are stalled or over: their events are published again, or they are given up. */
export const createSweeping = ({ store, documents, publish, now }: SweepingDeps) =>
  uploadSweeping<ImportFacts, ImportRecord>({
    store,
    stageOf,
    discard: ({ ownerId, id }) => publish(catalogueDiscarded, { ownerId, id }),
    files: documents,
    pathOf: importFilePath,
    announce: (_, upload) => publish(catalogueUploaded, upload),
    now,
  })
