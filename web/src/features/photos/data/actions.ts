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
import { photosApi } from './photos-api.ts'
import { lists, photoQuery, refreshSummary } from './store.ts'

const MOST_SHOWN_AT_ONCE = 1000

export function tilesOf(ids: readonly string[]): PhotoTile[] {
  return ids
    .map((id) => lists.find(id) ?? queryClient.getQueryData<Photo>(keys.photo(id)))
    .filter((tile) => !!tile)
}

/** Shows the change before the service confirms it. It never throws; a failure is reported in a toast. */
export async function optimistically(
  ids: string[],
  change: Change<PhotoTile>,
  send: () => Promise<unknown>,
  failure: string,
) {
  // For thousands of photos the lists are fetched again instead.
  const isMany = ids.length > MOST_SHOWN_AT_ONCE
  try {
    await lists.edit(isMany ? [] : tilesOf(ids), change, send)
    if (isMany) lists.invalidate()
    return true
  } catch (error) {
    toast.failed(failure, error)
    return false
  } finally {
    refreshSummary()
  }
}

/** Everything that is shown of these photos is fetched again. */
export function refreshPhotos(ids: readonly string[]): void {
  lists.invalidate()
  for (const id of ids) void queryClient.invalidateQueries({ queryKey: keys.photo(id) })
  refreshSummary()
}

export async function moveToTrash(ids: string[]): Promise<void> {
  const change = { trashedAt: new Date().toISOString() }
  const isDone = await optimistically(ids, change, () => photosApi.trash(ids), 'Not moved to the trash')
  if (isDone)
    toast.message(`${formatCount(ids.length, 'photo')} moved to the trash`, {
      undo: () => void restore(ids, true),
    })
}

export async function restore(ids: string[], isUndo = false): Promise<void> {
  const isDone = await optimistically(ids, { trashedAt: null }, () => photosApi.restore(ids), 'Not restored')
  lists.invalidate()
  if (isDone && !isUndo)
    toast.success(`${formatCount(ids.length, 'photo')} restored`, { undo: () => void moveToTrash(ids) })
}

/** Throws after reporting the reason in a toast, so that the confirmation dialog stays open. */
export async function deleteForGood(ids: string[]): Promise<void> {
  try {
    await photosApi.deleteForGood(ids)
    lists.remove(ids)
    toast.success(`${formatCount(ids.length, 'photo')} permanently deleted`)
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  } finally {
    refreshSummary()
  }
}

export async function emptyTrash(): Promise<void> {
  try {
    await photosApi.emptyTrash()
    toast.success('The trash is empty')
  } catch (error) {
    toast.failed('The trash was not emptied', error)
    throw error
  } finally {
    lists.invalidate()
    refreshSummary()
  }
}

/** A rejected photo has no bytes any more; only its tile is removed. */
export async function dismissRejected(ids: string[]): Promise<void> {
  await optimistically(ids, null, () => photosApi.deleteForGood(ids), 'Not dismissed')
}

export async function setPrivate(ids: string[], isPrivate: boolean): Promise<void> {
  const send = () => eachOf(ids, (id) => photosApi.edit(id, { isPrivate }))
  const isDone = await optimistically(ids, { isPrivate }, send, 'Not changed')
  if (!isDone) return
  lists.invalidate()
  // Locked photos cannot be restored from here, because that needs the password.
  const canUndo = !isPrivate || seesPrivateNow()
  toast.message(`${formatCount(ids.length, 'photo')} moved to ${isPrivate ? 'Private' : 'the timeline'}`, {
    ...(canUndo
      ? { undo: () => void setPrivate(ids, !isPrivate) }
      : { description: 'Private opens with your password.' }),
  })
}

/** Adds tags to photos and removes others; undoing restores exactly what each photo had. */
export async function editTags(
  photos: readonly PhotoTags[],
  edit: { add: string[]; remove: string[] },
): Promise<boolean> {
  const ids = photos.map(({ id }) => id)
  const undo = tagUndo(photos, edit)
  try {
    await photosApi.editTags({ ids, ...edit })
    toast.message(`Tags of ${formatCount(ids.length, 'photo')} changed`, {
      undo: () => void putTagsBack(undo),
    })
    return true
  } catch (error) {
    toast.failed('Tags not changed', error)
    return false
  } finally {
    for (const id of ids) void queryClient.invalidateQueries({ queryKey: keys.photo(id) })
    refreshSummary()
  }
}

async function putTagsBack(groups: TagUndo[]): Promise<void> {
  try {
    for (const group of groups) await photosApi.editTags(group)
  } catch (error) {
    toast.failed('Tags not restored', error)
  } finally {
    for (const id of groups.flatMap(({ ids }) => ids))
      void queryClient.invalidateQueries({ queryKey: keys.photo(id) })
    refreshSummary()
  }
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

/** Sends a few requests at a time, because no request changes this for many photos. */
async function eachOf(ids: readonly string[], work: (id: string) => Promise<unknown>) {
  for (let at = 0; at < ids.length; at += 6) await Promise.all(ids.slice(at, at + 6).map(work))
}
