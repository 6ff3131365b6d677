// Archives of photos, as a person asks for them: small ones are put together while they are fetched, large ones are
// made by a function and kept for a while.
import type { Bucket } from '@google-cloud/storage'
import { DAY_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import { ownRecord } from '../../platform/ownership.ts'
import type { Publish } from '../../platform/publish.ts'
import { liveRecords } from '../../platform/record-live.ts'
import { isoTime } from '../../platform/times.ts'
import { photoArchiveDue } from '../events.ts'
import { locked, type SeesPrivate, seesNothingPrivate } from '../ownership.ts'
import type { PhotoRecord } from '../record.ts'
import type { PhotoChanges } from '../schemas.ts'
import type { PhotoArchive } from './changes.ts'
import { ALL } from './complete.ts'
import { type ArchiveContent, streamedContent, zipName } from './content.ts'
import { createExporting } from './exporting.ts'
import { openFrom } from './opening.ts'
import { archivePath } from './paths.ts'
import type { PlanPart } from './plan.ts'
import { type ArchivedBuckets, listOfMissing, planFiles, uniqueAfter, wantedOf } from './planning.ts'
import type { ArchiveFacts, ArchiveRecord } from './record.ts'
import type { ArchiveRequest } from './schemas.ts'
import { nothingToArchive, type Selection } from './selection.ts'
import { MOST_STREAMED, MOST_STREAMED_BYTES } from './small.ts'
import type { ArchiveStore } from './store.ts'
import { createStoredPlan } from './stored-plan.ts'
import { toArchive } from './views.ts'
import { zipLayout } from './zip-layout.ts'

/** A stored archive is kept so long. */
export const KEPT_MS = 2 * DAY_MS
const PAGE = 200
const LISTED = 20

export interface ArchivesDeps {
  store: ArchiveStore
  selection: Selection
  buckets: ArchivedBuckets & { papers: Bucket }
  grants: Pick<Grants, 'download'>
  publish: Publish
  now: () => number
  newId: () => string
}

export type Archives = ReturnType<typeof createArchives>

export function createArchives(deps: ArchivesDeps) {
  const { store, selection, buckets, grants, publish, now, newId } = deps
  const plans = createStoredPlan(buckets.papers)
  const due = ({ ownerId, id }: ArchiveRecord) => publish(photoArchiveDue, { ownerId, archiveId: id })

  async function own(ownerId: string, id: string): Promise<ArchiveRecord> {
    return ownRecord(await store.get(id), ownerId, `archive ${id}`)
  }

  /** The whole plan of a small archive; null when it is not small, or not all of it is known. */
  async function planSmall(asked: ArchiveFacts): Promise<(PlanPart & { holdsPrivate: boolean }) | null> {
    const photos: PhotoRecord[] = []
    for (let after: string | null = null; ; ) {
      const page = await selection.some(asked, after, PAGE)
      photos.push(...page.photos)
      // Storage is asked for each file only once it is known that there are few.
      if (photos.length > MOST_STREAMED) return null
      if (page.next === null) break
      after = page.next
    }
    const wanted = photos.map((photo) => wantedOf(photo, asked.files))
    const planned = await planFiles(buckets, wanted, uniqueAfter([]), 'known')
    if (!planned) return null
    const plan = { ...planned, next: null, holdsPrivate: photos.some(({ isPrivate }) => isPrivate) }
    if (plan.entries.length === 0) throw nothingToArchive()
    const bytes = plan.entries.reduce((sum, { size }) => sum + size, 0)
    return bytes > MOST_STREAMED_BYTES ? null : plan
  }

  async function keepStreamed(facts: ArchiveFacts, plan: NonNullable<Awaited<ReturnType<typeof planSmall>>>) {
    const { entries, missing, holdsPrivate } = plan
    const all = [...entries, ...listOfMissing(missing, Date.parse(facts.addedAt))]
    await plans.keep(facts, 0, { entries: all, missing, next: null })
    const { size } = zipLayout(all)
    const counts = { photos: entries.length, missing: missing.length, planned: 1, size }
    const archive = await store.change(facts.id, (found) =>
      found?.state === 'live'
        ? {
            ...{ ...found, ...counts, way: 'streamed', status: 'ready', ids: null, filter: null },
            // A photo may have become private since it was looked up.
            holdsPrivate: holdsPrivate || found.holdsPrivate,
          }
        : null,
    )
    return toArchive(ownRecord(archive, facts.ownerId, `archive ${facts.id}`))
  }

  async function keepStored({ ownerId, id }: ArchiveFacts, turn: string): Promise<PhotoArchive> {
    const { archive, replaced } = await store.takeTurn(id, turn, {
      take: (asked) => ownRecord(asked, ownerId, `archive ${id}`),
      replace(earlier) {
        if (earlier.state === 'live' && (earlier.status === 'planning' || earlier.status === 'making'))
          throw new AppError('conflict', 'Another archive is being made. Wait for it, or cancel it.', {
            reason: 'archive-under-way',
          })
        return { ...earlier, state: 'deleting' }
      },
    })
    await Promise.all([due(archive), replaced && due(replaced)])
    return toArchive(archive)
  }

  async function discard(id: string): Promise<void> {
    const removed = await store.change(id, (found) =>
      found?.state === 'live' ? { ...found, state: 'deleting' } : null,
    )
    if (removed) await due(removed)
  }

  return {
    /**
     * `turn` is for whom: one archive of each that is not small is made and kept at a time. Throws AppError
     * `not-found`, `forbidden`, `invalid` or `conflict`.
     */
    async ask(
      ownerId: string,
      request: ArchiveRequest,
      sees: SeesPrivate = seesNothingPrivate,
      turn = ownerId,
    ): Promise<PhotoArchive> {
      const { ids = null, filter = null, files, name = `photos ${isoTime(now()).slice(0, 10)}` } = request
      if ((ids === null) === (filter === null))
        throw new AppError('invalid', 'An archive is of photos by their ids, or of a filter.', {
          errors: [{ field: 'ids', message: 'must be given, or a filter, not both' }],
        })
      const seesPrivate = await sees()
      await selection.check({ ownerId, ids, filter, seesPrivate })
      if (filter?.private && !seesPrivate) throw locked()
      const facts = newArchive({ ownerId, id: newId(), ids, filter, files, name, seesPrivate, now: now() })
      // Hiding a photo locks the archives that exist, so this one must before its photos are looked up.
      await store.change(facts.id, () => facts)
      try {
        const small = await planSmall(facts)
        return await (small ? keepStreamed(facts, small) : keepStored(facts, turn))
      } catch (error) {
        await discard(facts.id)
        throw error
      }
    },

    /** The latest first. */
    async list(ownerId: string): Promise<PhotoArchive[]> {
      return (await store.list({ ownerId, facet: ALL, limit: LISTED })).map(toArchive)
    },

    /** Throws AppError `not-found`. */
    async get(ownerId: string, id: string): Promise<PhotoArchive> {
      return toArchive(await own(ownerId, id))
    },

    /** Throws AppError `not-found`, `forbidden`, or `conflict` for one that is not ready. */
    async content(ownerId: string, id: string, sees = seesNothingPrivate): Promise<ArchiveContent> {
      const archive = await own(ownerId, id)
      if (archive.status !== 'ready') throw new AppError('conflict', 'This archive is not ready yet')
      if (archive.holdsPrivate && !(await sees())) throw locked()
      if (archive.way === 'stored') {
        const path = archivePath(archive)
        const { url } = await grants.download({
          path,
          contentType: 'application/zip',
          name: zipName(archive.name),
        })
        return { kind: 'stored', url }
      }
      const layout = await plans.layout(archive)
      // A plan is never changed.
      return streamedContent({ layout, name: archive.name, key: archive.id, open: openFrom(buckets) })
    },

    /** Cancels it, or removes it. Throws AppError `not-found`. */
    async remove(ownerId: string, id: string): Promise<void> {
      await own(ownerId, id)
      await discard(id)
    },

    exporting: createExporting({ store, now }),

    live: liveRecords<ArchiveRecord, PhotoChanges>({
      watch: store.watch,
      changed: (archive) => ({ type: 'photo-archive', data: toArchive(archive) }),
      removed: (id) => ({ type: 'photo-archive-removed', data: { id } }),
    }),
  }
}

interface NewArchive
  extends Pick<ArchiveFacts, 'ownerId' | 'id' | 'ids' | 'filter' | 'files' | 'name' | 'seesPrivate'> {
  now: number
}

/** An archive as it is recorded before its photos are looked up. */
export const newArchive = ({ now, ...asked }: NewArchive): ArchiveFacts => ({
  ...asked,
  state: 'live',
  turn: null,
  way: 'stored',
  status: 'planning',
  holdsPrivate: false,
  ...{ round: 0, planned: 0, next: null, photos: 0, missing: 0, size: null, made: 0 },
  reason: null,
  needsAttention: false,
  addedAt: isoTime(now),
  keptUntil: isoTime(now + KEPT_MS),
  sweeps: 0,
  waitingSince: isoTime(now),
})
