import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { catalogueDiscarded, catalogueUploaded } from '../events.ts'
import { importFilePath } from '../paths.ts'
import { ownImport } from './browsing.ts'
import type { CatalogueImport } from './schemas.ts'
import type { ImportStore } from './store.ts'
import { toImport } from './views.ts'

export interface EditingDeps {
  store: Pick<ImportStore, 'change'>
  /** The bucket's name, for events about the file. */
  documents: { name: string }
  publish: Publish
}

/** What a person does with a file that was read. All throw AppError `not-found` and `conflict`. */
export function createEditing({ store, documents, publish }: EditingDeps) {
  return {
    /** Has everything written that is not refused. The function that reads files does it. */
    async take(ownerId: string, id: string): Promise<CatalogueImport> {
      const record = await store.change(id, (found) => {
        const own = ownImport(found, ownerId, id)
        if (own.status === 'uploading' || own.status === 'reading')
          throw new AppError('conflict', 'This file is still being read. Wait until it is done.')
        if (own.status !== 'ready' || !own.counts)
          throw new AppError('conflict', 'This file cannot be taken over, or was taken over already.')
        const { created, changed } = own.counts
        if (created + changed === 0)
          throw new AppError('conflict', 'There is nothing in this file that could be taken over.')
        const counts = { ...own.counts, written: 0 }
        return { ...own, status: 'taking', reason: null, counts, position: 0, isIncomplete: false }
      })
      const own = ownImport(record, ownerId, id)
      await publish(catalogueUploaded, {
        bucket: documents.name,
        name: importFilePath(own),
        generation: own.generation ?? '',
        size: String(own.size),
      })
      return toImport(own)
    },

    /** Deletes the file and its report for good. What was taken over stays. Throws AppError `conflict` meanwhile. */
    async delete(ownerId: string, id: string): Promise<void> {
      await store.change(id, (found) => {
        const own = ownImport(found, ownerId, id)
        if (own.status === 'taking')
          throw new AppError('conflict', 'This file is being taken over. Wait until it is done.')
        return { ...own, state: 'deleting' }
      })
      await publish(catalogueDiscarded, { ownerId, id })
    },
  }
}
