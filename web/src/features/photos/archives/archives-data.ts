// Archives that this person asked for, and how far they are.
import { queryOptions } from '@tanstack/react-query'
import type { ArchiveRequest, PhotoArchive } from '../../../../../services/photos/archives/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'

const key = ['photos', 'archives'] as const

export const archivesQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }) => api.get<{ items: PhotoArchive[] }>('/photos/archives', { signal }),
})

/** Archives whose dialog was closed before they were ready. */
const awaited = new Set<string>()
let isListening = false

function listen() {
  if (isListening) return
  isListening = true
  onLive('photo-archive', (archive) => {
    put(archive)
    if (!awaited.has(archive.id) || (archive.status !== 'ready' && archive.status !== 'failed')) return
    awaited.delete(archive.id)
    if (archive.status === 'ready') {
      toast.success('Your archive is ready', { description: formatCount(archive.photos, 'photo') })
      fetchArchive(archive)
    } else toast.failed('The archive was not made', new Error(archive.reason ?? ''))
  })
  onLive('photo-archive-removed', ({ id }) => drop(id))
  onLive('resync', () => void queryClient.invalidateQueries({ queryKey: key }))
}

const change = (edit: (items: PhotoArchive[]) => PhotoArchive[]) =>
  queryClient.setQueryData(archivesQuery.queryKey, (data) => ({ items: edit(data?.items ?? []) }))
const put = (archive: PhotoArchive) =>
  change((items) => [archive, ...items.filter(({ id }) => id !== archive.id)])
const drop = (id: string) => change((items) => items.filter((each) => each.id !== id))

export async function askForArchive(request: ArchiveRequest): Promise<PhotoArchive> {
  listen()
  const archive = await api.post<PhotoArchive>('/photos/archives', request)
  put(archive)
  return archive
}

/** Says when it is ready although nobody looks at it. */
export const awaitArchive = (id: string) => {
  listen()
  awaited.add(id)
}

export async function removeArchive(id: string): Promise<void> {
  awaited.delete(id)
  await api.delete(`/photos/archives/${encodeURIComponent(id)}`)
  drop(id)
}

/** The browser itself fetches it: it can be larger than what a page can hold, and go on after an interruption. */
export function fetchArchive({ url }: PhotoArchive): void {
  if (!url) return
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
