// The album routes, typed with their schemas.
import type {
  Added,
  Album,
  AlbumEdit,
  AlbumFilter,
  AlbumPlace,
  NewAlbum,
  Undoing,
} from '../../../../../services/photos/albums/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'

/** The most photos that one request may name. */
const BATCH = 200

const of = (id: string) => `/albums/${id}` as const

export const albumsApi = {
  async all(query: { trashed?: boolean }, signal: AbortSignal): Promise<Album[]> {
    const albums: Album[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: PageOf<Album> = await api.get('/albums', {
        query: { ...query, limit: 100, ...(cursor && { cursor }) },
        signal,
      })
      albums.push(...page.items)
      cursor = page.nextCursor
    }
    return albums
  },
  get: (id: string) => api.get<Album>(of(id)),
  create: (album: NewAlbum) => api.post<Album>('/albums', album),
  edit: (id: string, edit: AlbumEdit) => api.patch<Album>(of(id), edit),
  trash: (ids: string[]) => api.post('/albums/trash', { ids }),
  restore: (ids: string[]) => api.post('/albums/restore', { ids }),
  deleteForGood: (ids: string[]) => api.post('/albums/delete', { ids }),

  /** Of 200 photos at most, like `remove`. Returns those that were not in it. */
  add: async (id: string, ids: readonly string[]) =>
    (await api.post<Added>(`${of(id)}/photos`, { ids })).added,
  /** Returns where they were. */
  remove: async (id: string, ids: readonly string[]) =>
    (await api.post<Undoing>(`${of(id)}/photos/remove`, { ids })).before,

  /** Puts photos behind another one, each batch behind the one before. */
  async move(id: string, ids: readonly string[], after: string | null): Promise<AlbumPlace[]> {
    const before: AlbumPlace[] = []
    let behind = after
    for (const batch of batches(ids)) {
      const body = { ids: batch, after: behind }
      before.push(...(await api.post<Undoing>(`${of(id)}/photos/move`, body)).before)
      behind = batch.at(-1) ?? behind
    }
    return before
  },

  /** Of 200 places at most. */
  undo: (id: string, places: readonly AlbumPlace[]) => api.post(`${of(id)}/photos/undo`, { places }),

  fill: (id: string, filter: AlbumFilter | Record<string, never>) =>
    api.post<Album>(`${of(id)}/filling`, filter),
  stopFilling: (id: string) => api.delete<Album>(`${of(id)}/filling`),
}

function* batches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH)
}
