import { type Exporting, jsonListFile } from '../../platform/exporting.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { AlbumRecord } from './record.ts'
import type { AlbumStore } from './store.ts'
import { toNote } from './views.ts'

export interface ExportingDeps {
  albums: Pick<AlbumStore, 'each' | 'members'>
  now: () => number
}

const AT_ONCE = 500

/** Exports what each album says and, by their ids, its photos in the order by hand, private and trashed ones too. */
export const createExporting = ({ albums, now }: ExportingDeps): Exporting => {
  async function photosOf(albumId: string): Promise<string[]> {
    const ids: string[] = []
    for (let after = null; ; ) {
      const page = await albums.members.page(albumId, after, AT_ONCE)
      ids.push(...page.map(({ photoId }) => photoId))
      const last = page.at(-1)
      if (!last || page.length < AT_ONCE) return ids
      after = last
    }
  }

  async function* described(accountId: string): AsyncGenerator<unknown> {
    for await (const unread of albums.each(accountId)) {
      const album = readable(unread)
      if (album === 'unreadable') yield { id: unread.id, problem: 'This album could not be read.' }
      if (album === 'unreadable' || album?.state !== 'live') continue
      yield { ...toNote(album), photos: await photosOf(album.id) }
    }
  }

  return {
    async *export(accountId) {
      yield jsonListFile('photos/albums.json', described(accountId), new Date(now()))
    },
  }
}

/** A corrupt album must not keep the others from being exported. */
function readable(unread: UnreadRecord<AlbumRecord>): AlbumRecord | 'unreadable' | null {
  try {
    return unread.read()
  } catch {
    return 'unreadable'
  }
}
