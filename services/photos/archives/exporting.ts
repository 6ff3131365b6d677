import { type Exporting, jsonListFile } from '../../platform/exporting.ts'
import type { ArchiveStore } from './store.ts'
import { toArchive } from './views.ts'

export interface ExportingDeps {
  store: Pick<ArchiveStore, 'each'>
  now: () => number
}

/** Exports which archives there are. What is in them is exported as photos. */
export const createExporting = ({ store, now }: ExportingDeps): Exporting => ({
  async *export(ownerId) {
    yield jsonListFile('photos/archives.json', archivesOf(store, ownerId), new Date(now()))
  },
})

async function* archivesOf(store: ExportingDeps['store'], ownerId: string) {
  for await (const { read } of store.each(ownerId)) {
    const archive = read()
    if (archive?.state !== 'live') continue
    const { url: _url, progress: _progress, needsAttention: _attention, ...said } = toArchive(archive)
    yield said
  }
}
