import type { PhotoArchive } from './changes.ts'
import { partsOf } from './complete.ts'
import type { ArchiveRecord } from './record.ts'

export const toArchive = (archive: ArchiveRecord): PhotoArchive => ({
  id: archive.id,
  status: archive.status,
  name: archive.name,
  photos: archive.photos,
  missing: archive.missing,
  size: archive.size,
  progress: progressOf(archive),
  url: archive.status === 'ready' ? `/api/v1/photos/archives/${archive.id}/content` : null,
  reason: archive.reason,
  needsAttention: archive.needsAttention,
  addedAt: archive.addedAt,
  keptUntil: archive.keptUntil,
})

function progressOf({ status, size, made }: ArchiveRecord): number {
  if (status === 'ready') return 1
  return status === 'making' && size !== null ? made / (partsOf(size) + 1) : 0
}
