// What is kept in memory about albums, and what a person does with them: shown at once, with an undo.
import { queryOptions } from '@tanstack/react-query'
import type {
  Album,
  AlbumEdit,
  AlbumFilter,
  AlbumNote,
  AlbumPlace,
  NewAlbum,
} from '../../../../../services/photos/albums/schemas.ts'
import type { PhotoQuery } from '../../../../../services/photos/list-schemas.ts'
import { queryClient } from '../../../query-client.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { stoppedAfter } from '../data/actions.ts'
import { forMany, MANY } from '../data/many.ts'
import { lists, refreshSummary } from '../data/store.ts'
import { albumsApi } from './albums-api.ts'
import { moved } from './moved.ts'

const keys = {
  all: ['photos', 'albums', 'all'] as const,
  trash: ['photos', 'albums', 'trash'] as const,
  one: (id: string) => ['photos', 'albums', 'one', id] as const,
}

export const albumsQuery = queryOptions({
  queryKey: keys.all,
  queryFn: ({ signal }) => albumsApi.all({}, signal),
})

export const trashedAlbumsQuery = queryOptions({
  queryKey: keys.trash,
  queryFn: ({ signal }) => albumsApi.all({ trashed: true }, signal),
})

export const albumQuery = (id: string) =>
  queryOptions({ queryKey: keys.one(id), queryFn: () => albumsApi.get(id) })

/** The photos of an album, in its own order. */
export function photosOf(album: Pick<Album, 'id' | 'filter' | 'sort' | 'order'>): PhotoQuery {
  if (album.filter) return { ...album.filter, sort: 'taken', order: album.order }
  if (album.sort === 'hand') return { album: album.id, sort: 'hand' }
  return { album: album.id, sort: 'taken', order: album.order }
}

export const refreshAlbums = () => void queryClient.invalidateQueries({ queryKey: ['photos', 'albums'] })

/** How often each order was changed, as far as this page knows: its own changes need no new look. */
const arrangements = new Map<string, number>()
const expect = (id: string, by: number) => {
  const known = arrangements.get(id) ?? queryClient.getQueryData<Album>(keys.one(id))?.arrangement
  if (known !== undefined) arrangements.set(id, known + by)
}

function keep(album: Album): Album {
  queryClient.setQueryData(keys.one(album.id), album)
  queryClient.setQueryData<Album[]>(keys.all, (known) =>
    known?.map((each) => (each.id === album.id ? album : each)),
  )
  return album
}

/** Takes over what another window, or the function, did to an album. */
export function hearAlbum(note: AlbumNote): void {
  const known = queryClient.getQueryData<Album>(keys.one(note.id))
  if (known && note.updatedAt >= known.updatedAt) {
    keep({ ...known, ...note })
    const arrangement = arrangements.get(note.id) ?? known.arrangement
    if (note.arrangement > arrangement) lists.invalidate()
    arrangements.set(note.id, Math.max(arrangement, note.arrangement))
  }
  if (known && known.filling !== null && note.filling === null) lists.invalidate()
  refreshAlbums()
}

export async function createAlbum(album: NewAlbum): Promise<Album> {
  const created = await albumsApi.create(album)
  queryClient.setQueryData<Album[]>(keys.all, (known) => known && [created, ...known])
  return created
}

/** Shown at once; resolves to false when the service refused and the old values are back. */
export async function editAlbum(album: Album, edit: AlbumEdit): Promise<boolean> {
  keep({ ...album, ...edit })
  try {
    keep(await albumsApi.edit(album.id, edit))
    if (edit.filter || edit.hides !== undefined) lists.invalidate()
    return true
  } catch (error) {
    keep(album)
    toast.failed('Not saved', error)
    return false
  }
}

export async function trashAlbum(album: Album): Promise<boolean> {
  try {
    await albumsApi.trash([album.id])
    toast.message(`“${album.title}” moved to the trash`, {
      description: album.kind === 'project' ? 'Its albums stay.' : 'Its photos stay.',
      undo: () => void restoreAlbum(album),
    })
    return true
  } catch (error) {
    toast.failed('Not moved to the trash', error)
    return false
  } finally {
    refreshAlbums()
  }
}

export async function restoreAlbum({ id, title }: Pick<Album, 'id' | 'title'>): Promise<void> {
  try {
    await albumsApi.restore([id])
    toast.success(`“${title}” restored`)
  } catch (error) {
    toast.failed('Not restored', error)
  } finally {
    refreshAlbums()
  }
}

/** Throws after reporting the reason in a toast, so that the confirmation dialog stays open. */
export async function deleteAlbum({ id }: Pick<Album, 'id'>): Promise<void> {
  try {
    await albumsApi.deleteForGood([id])
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  } finally {
    refreshAlbums()
  }
}

/** Photos that were changed here are in no list that they left, before the live change comes. */
function showAs(ids: readonly string[], change: (albums: string[]) => string[]) {
  if (ids.length > MANY) lists.invalidate()
  const shown = ids.length > MANY ? [] : ids
  const tiles = shown.map((id) => lists.find(id)).filter((tile) => tile !== undefined)
  lists.apply(tiles.map((tile) => ({ ...tile, albums: change(tile.albums) })))
  refreshAlbums()
  refreshSummary()
}

export async function addToAlbum(
  album: Pick<Album, 'id' | 'title'>,
  ids: readonly string[],
): Promise<boolean> {
  const added: string[] = []
  const { done, error } = await forMany(ids, `Adding to “${album.title}”`, async (batch) => {
    added.push(...(await albumsApi.add(album.id, batch)))
  })
  showAs(added, (albums) => [...new Set([...albums, album.id])])
  if (error !== null) toast.failed(stoppedAfter(done.length) ?? 'Not added', error)
  const already = done.length - added.length
  if (added.length > 0)
    toast.success(`${formatCount(added.length, 'photo')} added to “${album.title}”`, {
      ...(already > 0 && { description: `${formatCount(already, 'photo')} already in it.` }),
      undo: () => void undoAdding(album, added),
    })
  else if (already > 0) toast.message(`Already in “${album.title}”`)
  return error === null
}

async function undoAdding({ id }: Pick<Album, 'id'>, added: readonly string[]): Promise<void> {
  const { done, error } = await forMany(added, 'Taking out again', (batch) => albumsApi.remove(id, batch))
  showAs(done, (albums) => albums.filter((each) => each !== id))
  if (error !== null) toast.failed('Not taken out again', error)
}

export async function removeFromAlbum(album: Album, ids: readonly string[]): Promise<void> {
  const before: AlbumPlace[] = []
  const { done, error } = await forMany(ids, `Taking out of “${album.title}”`, async (batch) => {
    before.push(...(await albumsApi.remove(album.id, batch)))
  })
  showAs(done, (albums) => albums.filter((each) => each !== album.id))
  if (error !== null) toast.failed(stoppedAfter(done.length) ?? 'Not taken out', error)
  if (done.length > 0)
    toast.message(`${formatCount(done.length, 'photo')} taken out of “${album.title}”`, {
      description: 'They stay in your photos.',
      undo: () => void putBack(album, before, 'Not put back'),
    })
}

/** Shows the new order at once. */
export async function moveInAlbum(album: Album, ids: readonly string[], after: string | null): Promise<void> {
  const query = photosOf(album)
  const order = (lists.read(query)?.pages ?? []).flatMap(({ items }) => items.map(({ id }) => id))
  lists.arrange(query, (items) => moved(items, ids, after))
  const batches = Math.ceil(ids.length / 200)
  expect(album.id, batches)
  try {
    const before = await albumsApi.move(album.id, ids, after)
    toast.message(`${formatCount(ids.length, 'photo')} moved`, {
      undo: () => {
        const place = new Map(order.map((id, at) => [id, at]))
        lists.arrange(query, (items) =>
          items.toSorted((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length)),
        )
        void putBack(album, before, 'Not moved back')
      },
    })
  } catch (error) {
    expect(album.id, -batches)
    lists.invalidate()
    toast.failed('Not moved', error)
  }
}

async function putBack(album: Album, before: readonly AlbumPlace[], failure: string) {
  const places = new Map(before.map((place) => [place.id, place]))
  const send = (batch: string[]) =>
    albumsApi.undo(
      album.id,
      batch.flatMap((id) => places.get(id) ?? []),
    )
  const { error } = await forMany([...places.keys()], 'Undoing', send)
  if (error !== null) toast.failed(failure, error)
  lists.invalidate()
  refreshAlbums()
  refreshSummary()
}

export async function fillAlbum(album: Album, filter: AlbumFilter | Record<string, never>): Promise<void> {
  keep(await albumsApi.fill(album.id, filter))
}

export async function stopFilling(album: Album): Promise<void> {
  try {
    keep(await albumsApi.stopFilling(album.id))
  } catch (error) {
    toast.failed('Not stopped', error)
  }
}
