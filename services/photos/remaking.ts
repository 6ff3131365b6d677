// Renditions that are made again: after adjustments, and when a newer version of the function makes better ones.
import { hasAdjustments, isSameAdjustment } from './adjusted.ts'
import { RECIPES } from './backfill/recipes.ts'
import type { PhotoRecord, Thumbnails } from './record.ts'
import type { Adjustments } from './schemas.ts'
import type { PhotoStore } from './store.ts'

/** What renditions are to be made of. */
export interface Remaking {
  photoId: string
  generation: string
  size: number
  sha256: string
  adjustments: Adjustments | null
  /** The name of the preview that they replace. */
  previous: string
}

/** `done` still names earlier renditions that may be stored. */
export type RemakingTask =
  | ({ kind: 'wanted' } & Remaking)
  | { kind: 'done'; replaced: string[] }
  | { kind: 'unwanted' }

type Made = PhotoRecord & { thumbnails: Thumbnails; generation: string }

const isMade = (photo: PhotoRecord | null): photo is Made =>
  photo?.state === 'live' && photo.thumbnails !== null && photo.generation !== null

const isOutdated = (photo: Made) =>
  !hasAdjustments(photo, photo.adjustments) || photo.recipes.thumbnails < RECIPES.thumbnails

export const namesOf = ({ preview, thumbnail, small }: Thumbnails) =>
  [preview, thumbnail, small].filter((name) => name !== undefined)

export type PhotoRemaking = ReturnType<typeof createRemaking>

export function createRemaking({ store }: { store: Pick<PhotoStore, 'get' | 'change'> }) {
  return {
    async task(photoId: string): Promise<RemakingTask> {
      const photo = await store.get(photoId)
      if (!isMade(photo)) return { kind: 'unwanted' }
      if (!isOutdated(photo)) return { kind: 'done', replaced: photo.thumbnails.replaced ?? [] }
      const { generation, size, sha256, adjustments, thumbnails } = photo
      return { kind: 'wanted', photoId, generation, size, sha256, adjustments, previous: thumbnails.preview }
    },

    /**
     * Replaces the renditions, unless the person adjusted the photo once more or another run was first. Returns what
     * the photo has now; null when it is gone. The names of earlier renditions stay in it until `cleared`.
     */
    async replace(task: Remaking, made: Thumbnails): Promise<Thumbnails | null> {
      const photo = await store.change(task.photoId, (found) => {
        if (!isMade(found) || found.generation !== task.generation || !isOutdated(found)) return null
        if (!isSameAdjustment(found.adjustments, task.adjustments)) return null
        const replaced = [...(found.thumbnails.replaced ?? []), ...namesOf(found.thumbnails)]
        return {
          ...found,
          thumbnails: { ...made, replaced: replaced.filter((name) => !namesOf(made).includes(name)) },
          recipes: { ...found.recipes, thumbnails: RECIPES.thumbnails },
        }
      })
      return isMade(photo) ? photo.thumbnails : null
    },

    /** Forgets the names of earlier renditions whose bytes are removed. */
    async cleared(photoId: string, names: string[]): Promise<void> {
      await store.change(photoId, (found) => {
        if (!isMade(found) || !found.thumbnails.replaced?.some((name) => names.includes(name))) return null
        const { replaced, ...thumbnails } = found.thumbnails
        const left = replaced.filter((name) => !names.includes(name))
        return { ...found, thumbnails: { ...thumbnails, ...(left.length > 0 && { replaced: left }) } }
      })
    },

    /** Takes back adjustments with which the picture cannot be shown, so that record and renditions agree. */
    async giveUp(task: Remaking): Promise<void> {
      await store.change(task.photoId, (found) => {
        if (!isMade(found) || found.generation !== task.generation || !isOutdated(found)) return null
        if (!isSameAdjustment(found.adjustments, task.adjustments)) return null
        return {
          ...found,
          adjustments: found.thumbnails.adjusted?.adjustments ?? null,
          recipes: { ...found.recipes, thumbnails: RECIPES.thumbnails },
        }
      })
    },
  }
}
