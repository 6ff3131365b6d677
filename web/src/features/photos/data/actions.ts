// Actions on photos, shown at once and reverted when the service refuses them.

import type { PhotoEdit, PhotoTags } from '../../../../../services/photos/edit-schemas.ts'
import type { Photo, PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { Change } from '../../../list-edits.ts'
import { queryClient } from '../../../query-client.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { type TagUndo, tagUndo } from '../gallery/tag-shares.ts'
import { seesPrivateNow } from '../private/access.ts'
import { keys } from './lists.ts'
import { followed, forMany, MANY } from './many.ts'
import { photosApi } from './photos-api.ts'
import { lists, photoQuery, refreshSummary, summaryQuery } from './store.ts'

export function tilesOf(ids: readonly string[]): PhotoTile[] {
  return ids
    .map((id) => lists.find(id) ?? queryClient.getQueryData<Photo>(keys.photo(id)))
    .filter((tile) => !!tile)
}

export interface ManyChange {
  change: Change<PhotoTile>
  /** Sends it for so many photos as one request may name. */
  send(batch: string[]): Promise<unknown>
  /** What happens, for as long as it lasts: `Moving to the trash`. */
  doing: string
  /** What did not happen when nothing was done. */
  failure: string
}

/**
 * Shows the change before the service confirms it. Returns the photos for which it was done: all of them, those until it
 * was stopped, or those before a failure, which is reported in a toast. It never throws.
 */
export async function optimistically(
  ids: readonly string[],
  { change, send, doing, failure }: ManyChange,
): Promise<string[]> {
  // For thousands of photos the lists are fetched again instead.
  const tiles = ids.length > MANY ? [] : tilesOf(ids)
  let done: string[] = []
  try {
    await lists.edit(tiles, change, async () => {
      const steps = await forMany(ids, doing, send)
      done = steps.done
      if (steps.error !== null) throw steps.error
    })
  } catch (error) {
    toast.failed(stoppedAfter(done.length) ?? failure, error)
  } finally {
    if (ids.length > MANY || (done.length > 0 && done.length < ids.length)) lists.invalidate()
    refreshSummary()
  }
  return done
}

export const stoppedAfter = (count: number) =>
  count > 0 ? `Stopped after ${formatCount(count, 'photo')}` : null

/** Everything that is shown of these photos is fetched again. */
export function refreshPhotos(ids: readonly string[]): void {
  lists.invalidate()
  refreshRecords(ids)
}

function refreshRecords(ids: readonly string[]): void {
  const changed = new Set(ids)
  // Looking through what is kept once takes less than asking for each of thousands.
  void queryClient.invalidateQueries({
    queryKey: keys.photos,
    predicate: ({ queryKey }) => changed.has(String(queryKey.at(-1))),
  })
  refreshSummary()
}

export const trashing = (): ManyChange => ({
  change: { trashedAt: new Date().toISOString() },
  send: photosApi.trash,
  doing: 'Moving to the trash',
  failure: 'Not moved to the trash',
})

export const restoring: ManyChange = {
  change: { trashedAt: null },
  send: photosApi.restore,
  doing: 'Restoring',
  failure: 'Not restored',
}

export async function moveToTrash(ids: string[]): Promise<void> {
  const done = await optimistically(ids, trashing())
  if (done.length > 0)
    toast.message(`${formatCount(done.length, 'photo')} moved to the trash`, {
      undo: () => void restore(done, true),
    })
}

export async function restore(ids: string[], isUndo = false): Promise<void> {
  const done = await optimistically(ids, restoring)
  lists.invalidate()
  if (done.length > 0 && !isUndo)
    toast.success(`${formatCount(done.length, 'photo')} restored`, { undo: () => void moveToTrash(done) })
}

/**
 * Throws after reporting the reason in a toast, so that the confirmation dialog stays open. Nobody could stop anything
 * behind that dialog, so it does not wait for many.
 */
export async function deleteForGood(ids: string[]): Promise<void> {
  const deleting = deleteAll(ids)
  if (ids.length > MANY) return void deleting.catch(() => undefined)
  await deleting
}

async function deleteAll(ids: string[]): Promise<void> {
  const { done, error } = await forMany(ids, 'Deleting', photosApi.deleteForGood)
  lists.remove(done)
  refreshSummary()
  if (error !== null) {
    toast.failed(stoppedAfter(done.length) ?? 'Not deleted', error)
    throw error
  }
  toast.success(`${formatCount(done.length, 'photo')} permanently deleted`)
}

/** As `deleteForGood`. */
export async function emptyTrash(): Promise<void> {
  // The trash itself does not say how many there are.
  const summary = await queryClient.ensureQueryData(summaryQuery).catch(() => null)
  const count = summary?.trashed ?? 0
  const emptying = emptyInSteps(count)
  if (count > MANY) return void emptying.catch(() => undefined)
  await emptying
}

async function emptyInSteps(count: number): Promise<void> {
  const work = await followed('Emptying the trash', count)
  let deleted = 0
  let isEmpty = false
  try {
    while (!isEmpty && !work?.signal.aborted) {
      const step = await photosApi.emptyTrash()
      deleted += step.deleted
      isEmpty = step.isEmpty
      work?.onStep(deleted)
    }
    toast.success(isEmpty ? 'The trash is empty' : `${formatCount(deleted, 'photo')} permanently deleted`)
  } catch (error) {
    toast.failed(stoppedAfter(deleted) ?? 'The trash was not emptied', error)
    throw error
  } finally {
    work?.end()
    lists.invalidate()
    refreshSummary()
  }
}

/** A rejected photo has no bytes any more; only its tile is removed. */
export async function dismissRejected(ids: string[]): Promise<void> {
  await optimistically(ids, {
    ...{ change: null, send: photosApi.deleteForGood },
    ...{ doing: 'Dismissing', failure: 'Not dismissed' },
  })
}

export async function setPrivate(ids: string[], isPrivate: boolean): Promise<void> {
  const done = await optimistically(ids, {
    change: { isPrivate },
    send: (batch) => photosApi.mark(batch, { isPrivate }),
    ...{ doing: isPrivate ? 'Making private' : 'Moving to the timeline', failure: 'Not changed' },
  })
  if (done.length === 0) return
  lists.invalidate()
  // Locked photos cannot be restored from here, because that needs the password.
  const canUndo = !isPrivate || seesPrivateNow()
  toast.message(`${formatCount(done.length, 'photo')} moved to ${isPrivate ? 'Private' : 'the timeline'}`, {
    ...(canUndo
      ? { undo: () => void setPrivate(done, !isPrivate) }
      : { description: 'Private opens with your password.' }),
  })
}

/** Adds tags to photos and removes others; undoing restores exactly what each photo had. */
export async function editTags(
  photos: readonly PhotoTags[],
  edit: { add: string[]; remove: string[] },
): Promise<boolean> {
  const ids = photos.map(({ id }) => id)
  const send = (batch: string[]) => photosApi.editTags({ ids: batch, ...edit })
  const { done, error } = await forMany(ids, 'Changing tags', send)
  if (error !== null) toast.failed(stoppedAfter(done.length) ?? 'Tags not changed', error)
  if (done.length > 0) {
    const undo = tagUndo(photos.slice(0, done.length), edit)
    toast.message(`Tags of ${formatCount(done.length, 'photo')} changed`, {
      undo: () => void putTagsBack(undo),
    })
    refreshRecords(done)
  }
  return error === null
}

async function putTagsBack(groups: TagUndo[]): Promise<void> {
  const done: string[] = []
  for (const { ids, ...edit } of groups) {
    const send = (batch: string[]) => photosApi.editTags({ ids: batch, ...edit })
    const steps = await forMany(ids, 'Restoring tags', send)
    done.push(...steps.done)
    if (steps.error !== null) toast.failed('Tags not restored', steps.error)
    if (steps.done.length < ids.length) break
  }
  refreshRecords(done)
}

/** Edits one photo's texts. Resolves to false when the service refused and the old texts are back. */
export async function editPhoto(photo: Photo, edit: PhotoEdit): Promise<boolean> {
  const { queryKey } = photoQuery(photo.id)
  await queryClient.cancelQueries({ queryKey })
  const { position, ...shown } = edit
  const { metadata } = photo
  queryClient.setQueryData<Photo>(queryKey, {
    ...photo,
    ...shown,
    ...(position !== undefined &&
      metadata && { metadata: { ...metadata, position: position && { altitude: null, ...position } } }),
  })
  const { title = photo.title, isPrivate = photo.isPrivate } = edit
  const tile = lists.find(photo.id)
  try {
    const send = () => photosApi.edit(photo.id, edit)
    const saved = await lists.edit(tile ? [tile] : [], { title, isPrivate }, send)
    queryClient.setQueryData(queryKey, saved)
    return true
  } catch (error) {
    queryClient.setQueryData(queryKey, photo)
    toast.failed('Not saved', error)
    return false
  } finally {
    refreshSummary()
  }
}

/** Starts the browser's own download of each original. */
export async function downloadOriginals(ids: string[]): Promise<void> {
  if (ids.length > 1)
    toast.message(`Downloading ${ids.length} originals`, {
      description: 'Your browser may ask whether it may save several files.',
    })
  for (const id of ids) {
    try {
      const { url } = await photosApi.original(id)
      const link = document.createElement('a')
      link.href = url
      link.download = ''
      document.body.append(link)
      link.click()
      link.remove()
      // A second download that starts at once would replace the first.
      if (ids.length > 1) await new Promise((resolve) => setTimeout(resolve, 600))
    } catch (error) {
      return toast.failed('Download stopped', error)
    }
  }
}
