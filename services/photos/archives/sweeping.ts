import type { Publish } from '../../platform/publish.ts'
import { recordSweeping } from '../../platform/record-sweeping.ts'
import { photoArchiveDue } from '../events.ts'
import { isOver, stageOf } from './complete.ts'
import type { ArchiveFacts, ArchiveRecord } from './record.ts'
import type { ArchiveStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ArchiveStore, 'due' | 'change'>
  publish: Publish
  now: () => number
}

/** Asks again for the next step of an archive that stands still, and removes those that were kept long enough. */
export function createSweeping({ store, publish, now }: SweepingDeps) {
  const ask = ({ ownerId, id }: ArchiveRecord) => publish(photoArchiveDue, { ownerId, archiveId: id })
  const { remove, publishedAgain, sweeping } = recordSweeping<ArchiveFacts, ArchiveRecord>({
    store,
    stageOf,
    discard: ask,
    now,
  })

  return sweeping(async (archive) => {
    if (archive.state === 'live' && isOver(archive, now()))
      return (await remove(archive, (found) => isOver(found, now()))) ? 'expired' : null
    await ask(archive)
    return publishedAgain(archive)
  })
}
