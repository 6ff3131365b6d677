import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { forGood, fromTrash, toTrash } from '../../platform/trash.ts'
import { albumChanged } from '../events.ts'
import { newAlbum } from './new-album.ts'
import { ownAlbum } from './ownership.ts'
import type { Reading } from './reading.ts'
import { type AlbumFacts, type AlbumRecord, hidesNow } from './record.ts'
import { type Album, type AlbumEdit, MOST_ALBUMS, type NewAlbum } from './schemas.ts'
import type { AlbumStore } from './store.ts'

export interface EditingDeps {
  albums: Pick<AlbumStore, 'get' | 'change' | 'changeMany' | 'count'>
  reading: Pick<Reading, 'view'>
  publish: Publish
  now: () => number
  newId: () => string
}

export type Editing = ReturnType<typeof createEditing>

/** Edits of a person's own albums. Repeating one changes nothing more. */
export function createEditing({ albums, reading, publish, now, newId }: EditingDeps) {
  const announce = ({ ownerId, id }: AlbumRecord) => publish(albumChanged, { ownerId, albumId: id })

  /** What was begun for an album's photos is the function's to do. */
  async function changeOwn(
    ownerId: string,
    ids: string[],
    change: (album: AlbumRecord) => AlbumFacts | null,
  ): Promise<AlbumRecord[]> {
    const begun = new Set<string>()
    const changed = await albums.changeMany(ids, (found, id) => {
      begun.delete(id)
      const album = ownAlbum(found, ownerId, id)
      const facts = change(album)
      if (!facts) return null
      const settled = settling(album, facts)
      if (settled.runs !== album.runs || settled.state === 'deleting') begun.add(id)
      return settled
    })
    const records = changed.filter((album) => album !== null)
    await Promise.all(records.filter(({ id }) => begun.has(id)).map(announce))
    return records
  }

  /** Throws AppError `invalid` for a project that cannot hold albums. */
  async function checkProject(ownerId: string, projectId: string | null | undefined): Promise<void> {
    if (projectId === null || projectId === undefined) return
    const project = await albums.get(projectId)
    const isThere = project?.ownerId === ownerId && project.state === 'live' && project.trashedAt === null
    if (!isThere || project.kind !== 'project') throw wrong('projectId', 'There is no such project')
  }

  return {
    /** Throws AppError `invalid`, or `quota` when there are too many. */
    async create(ownerId: string, asked: NewAlbum): Promise<Album> {
      if (asked.kind === 'project') {
        if (asked.projectId) throw wrong('projectId', 'A project cannot be in another one')
        if (asked.filter) throw wrong('filter', 'A project has no filter')
      }
      checkDays(asked.filter)
      await checkProject(ownerId, asked.projectId)
      if ((await albums.count(ownerId)) >= MOST_ALBUMS)
        throw new AppError('quota', `You can have ${MOST_ALBUMS} albums. Delete one that you no longer need.`)
      const facts = newAlbum({ ownerId, id: newId(), asked, at: isoTime(now()) })
      const album = await albums.change(facts.id, () => facts)
      return reading.view(ownAlbum(album, ownerId, facts.id))
    },

    /** Throws AppError `not-found` or `invalid`. */
    async edit(ownerId: string, id: string, edit: AlbumEdit): Promise<Album> {
      const [before] = await changeOwn(ownerId, [id], () => null)
      if (before?.kind === 'project' && edit.projectId)
        throw wrong('projectId', 'A project cannot be in another one')
      checkDays(edit.filter)
      await checkProject(ownerId, edit.projectId)
      const [album = null] = await changeOwn(ownerId, [id], (found) => {
        if (edit.filter && !found.filter) throw wrong('filter', 'Only a smart album has a filter')
        if (edit.sort === 'hand' && found.filter)
          throw wrong('sort', 'A smart album is in the order of time, because its photos come by themselves')
        if (edit.hides && (found.filter || found.kind === 'project'))
          throw wrong('hides', 'Only an album that photos are put into can keep them out of the timeline')
        return { ...found, ...edit, ...(edit.title !== undefined && { title: edit.title.trim() }) }
      })
      return reading.view(ownAlbum(album, ownerId, id))
    },

    async trash(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, toTrash(now))
    },

    async restore(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, fromTrash)
    },

    /** Deletes albums for good; their photos stay. Throws AppError `conflict` for one that is not in the trash. */
    async delete(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, (album) => forGood<AlbumRecord>(album))
    },
  }
}

/** Begins to bring the photos' `hiddenBy` in line where it must change. */
export function settling(before: AlbumRecord, after: AlbumFacts): AlbumFacts {
  // An album in the trash gets no more photos.
  const kept = after.trashedAt === null ? after : { ...after, filling: null }
  if (kept.state === 'deleting' || hidesNow(before) === hidesNow(kept)) return kept
  const runs = before.runs + 1
  return { ...kept, runs, settling: { run: runs, after: null } }
}

function checkDays(filter: NewAlbum['filter']): void {
  if (filter?.from && filter.to && filter.from > filter.to)
    throw wrong('filter.to', 'must not be before the first day')
}

export const wrong = (field: string, message: string) =>
  new AppError('invalid', `${message}.`, { errors: [{ field, message }] })
