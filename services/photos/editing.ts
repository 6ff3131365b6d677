import { AppError } from '../platform/errors.ts'
import type { Publish } from '../platform/publish.ts'
import { forGood, fromTrash, toTrash } from '../platform/trash.ts'
import { createChangeOwn } from './change-own.ts'
import type { EmptyingStep, PhotoEdit, PhotoTags, TagEdit } from './edit-schemas.ts'
import { photoDiscarded } from './events.ts'
import { ownPhoto, seesNothingPrivate } from './ownership.ts'
import { withPosition, withTaken } from './person-says.ts'
import type { EditedField } from './record.ts'
import { MAX_TAGS, type Photo } from './schemas.ts'
import type { PhotoStore } from './store.ts'
import { editTags, normalizeTags } from './tags.ts'
import { toPhoto } from './views.ts'

/** The most photos that one request may name. */
const BATCH = 200
/** Of the trash, in one request. */
const BATCHES_A_STEP = 5

export interface EditingDeps {
  store: Pick<PhotoStore, 'change' | 'changeMany' | 'list'>
  publish: Publish
  now: () => number
}

/**
 * Edits of a person's own photos. Repeating one changes nothing more; one photo that is not theirs stops the whole
 * edit.
 */
export function createEditing({ store, publish, now }: EditingDeps) {
  const changeOwn = createChangeOwn(store)

  const discard = (ownerId: string, ids: string[]) =>
    Promise.all(ids.map((photoId) => publish(photoDiscarded, { ownerId, photoId })))

  return {
    async edit(ownerId: string, id: string, edit: PhotoEdit, sees = seesNothingPrivate): Promise<Photo> {
      const { tags, takenAt, position, ...texts } = edit
      const [edited = null] = await changeOwn({ ownerId, ids: [id], sees }, (photo) => {
        const fields = (['title', 'description', 'tags'] as const).filter(
          (field) => edit[field] !== undefined,
        )
        const said = takenAt === undefined ? photo : withTaken(photo, takenAt)
        const placed = position === undefined ? said : withPosition(said, position)
        if (!placed) throw new AppError('conflict', 'This photo is still being prepared')
        return {
          ...placed,
          ...texts,
          ...(tags && { tags: normalizeTags(tags) }),
          edited: withFields(placed.edited, fields),
        }
      })
      return toPhoto(ownPhoto(edited, ownerId, id))
    },

    async tag(ownerId: string, { ids, add, remove }: TagEdit, sees = seesNothingPrivate): Promise<void> {
      await changeOwn({ ownerId, ids, sees }, (photo) => {
        const tags = editTags(photo.tags, { add, remove })
        if (!tags)
          throw new AppError('invalid', `A photo can have ${MAX_TAGS} tags`, {
            errors: [
              {
                field: 'add',
                message: `would give "${photo.title || photo.name}" more than ${MAX_TAGS} tags`,
              },
            ],
          })
        if (tags.join('\n') === photo.tags.join('\n')) return null
        return { ...photo, tags, edited: withFields(photo.edited, ['tags']) }
      })
    },

    /** Changes nothing. Throws for the same reasons as every edit. */
    async tagsOf(ownerId: string, ids: string[], sees = seesNothingPrivate): Promise<PhotoTags[]> {
      const photos = await changeOwn({ ownerId, ids, sees }, () => null)
      return photos.flatMap((photo) => (photo ? [{ id: photo.id, tags: photo.tags }] : []))
    },

    async trash(ownerId: string, ids: string[], sees = seesNothingPrivate): Promise<void> {
      await changeOwn({ ownerId, ids, sees }, toTrash(now))
    },

    async restore(ownerId: string, ids: string[], sees = seesNothingPrivate): Promise<void> {
      await changeOwn({ ownerId, ids, sees }, fromTrash)
    },

    /** Deletes photos for good. Throws AppError `conflict` for a photo that is neither in the trash nor rejected. */
    async delete(ownerId: string, ids: string[], sees = seesNothingPrivate): Promise<void> {
      await changeOwn({ ownerId, ids, sees }, (photo) => forGood(photo, photo.status === 'rejected'))
      await discard(ownerId, ids)
    },

    /** Deletes the oldest of the trash for good, as many as one request may last for. */
    async emptyTrash(ownerId: string): Promise<EmptyingStep> {
      let deleted = 0
      for (let batch = 0; batch < BATCHES_A_STEP; batch += 1) {
        const listed = await store.list({
          ownerId,
          facet: 'trash',
          sortKey: 'addedAt',
          order: 'asc',
          limit: BATCH,
          forFilters: false,
        })
        const changed = await store.changeMany(
          listed.map(({ id }) => id),
          (photo) => (photo?.state === 'live' && photo.trashedAt ? { ...photo, state: 'deleting' } : null),
        )
        const gone = changed.filter((photo) => photo?.state === 'deleting').map((photo) => photo?.id ?? '')
        await discard(ownerId, gone)
        deleted += gone.length
        if (listed.length < BATCH) return { deleted, isEmpty: true }
      }
      return { deleted, isEmpty: false }
    },
  }
}

const withFields = (edited: EditedField[], fields: EditedField[]) => [...new Set([...edited, ...fields])]
