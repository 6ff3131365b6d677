// Makes stored archives in steps: each looks up some photos, or stores one part of the archive. A step may be repeated,
// so an archive continues where it was when a process ended.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Bucket } from '@google-cloud/storage'
import { AppError } from '../../platform/errors.ts'
import { removeObjects } from '../../platform/forgetting.ts'
import type { Publish } from '../../platform/publish.ts'
import { REMOVE } from '../../platform/records.ts'
import { type PhotoArchiveDue, photoArchiveDue } from '../events.ts'
import { partSize, partsOf } from './complete.ts'
import { openFrom } from './opening.ts'
import { archivePath, archivePrefix, partPath } from './paths.ts'
import { type ArchivedBuckets, listOfMissing, planFiles, uniqueAfter, wantedOf } from './planning.ts'
import { readZip } from './read-zip.ts'
import type { ArchiveRecord } from './record.ts'
import { MAX_ARCHIVE_PHOTOS } from './schemas.ts'
import { nothingToArchive, type Selection } from './selection.ts'
import type { ArchiveStore } from './store.ts'
import { createStoredPlan } from './stored-plan.ts'
import { type ZipLayout, zipLayout } from './zip-layout.ts'

/** Photos that are looked up in one step; their checksums may have to be read. */
const PLANNED_AT_ONCE = 100
/** Bytes of the largest archive. */
const MAX_ARCHIVE_BYTES = 100 * 1024 ** 3
/** How often an archive is planned anew because a photo was deleted. */
const MOST_ROUNDS = 5

export interface MakingDeps {
  store: Pick<ArchiveStore, 'get' | 'change'>
  selection: Selection
  buckets: ArchivedBuckets & { papers: Bucket }
  publish: Publish
  now: () => number
  /** Milliseconds after which no further step begins here. */
  budgetMs: number
}

export function createMaking({ store, selection, buckets, publish, now, budgetMs }: MakingDeps) {
  const { papers } = buckets
  const plans = createStoredPlan(papers)

  /** Changes the archive if it is where the step found it. */
  const advance = (from: ArchiveRecord, to: Partial<ArchiveRecord>) =>
    store.change(from.id, (found) =>
      found && isSameStep(found, from)
        ? {
            ...found,
            ...to,
            // A photo may have become private during the step.
            holdsPrivate: to.holdsPrivate || found.holdsPrivate,
            needsAttention: false,
          }
        : null,
    )

  const fail = (archive: ArchiveRecord, { message }: AppError) =>
    advance(archive, { status: 'failed', reason: message })

  async function plan(archive: ArchiveRecord): Promise<unknown> {
    const { photos, next } = await selection.some(archive, archive.next, PLANNED_AT_ONCE)
    const unique = uniqueAfter(await plans.entries(archive, archive.planned))
    const wanted = photos.map((photo) => wantedOf(photo, archive.files))
    const planned = await planFiles(buckets, wanted, unique, 'read')
    const kept = await plans.keep(archive, archive.planned, {
      ...(planned ?? { entries: [], missing: [] }),
      next,
    })
    const sofar = {
      planned: archive.planned + 1,
      photos: archive.photos + kept.entries.length,
      missing: archive.missing + kept.missing.length,
      holdsPrivate: archive.holdsPrivate || photos.some(({ isPrivate }) => isPrivate),
      next: kept.next,
    }
    if (sofar.photos > MAX_ARCHIVE_PHOTOS)
      return fail(archive, tooLarge(`${MAX_ARCHIVE_PHOTOS.toLocaleString('en')} photos`))
    return kept.next === null ? finishPlan(archive, sofar) : advance(archive, sofar)
  }

  async function finishPlan(archive: ArchiveRecord, sofar: Partial<ArchiveRecord> & { planned: number }) {
    if (sofar.photos === 0) return fail(archive, nothingToArchive())
    const missing: string[] = []
    for await (const part of plans.parts(archive, sofar.planned)) missing.push(...part.missing)
    const list = { entries: listOfMissing(missing, Date.parse(archive.addedAt)), missing: [], next: null }
    await plans.keep(archive, sofar.planned, list)
    const planned = sofar.planned + 1
    const { size } = zipLayout(await plans.entries(archive, planned))
    if (size > MAX_ARCHIVE_BYTES) return fail(archive, tooLarge('100 GB'))
    return advance(archive, { ...sofar, planned, size, status: 'making' })
  }

  async function make(archive: ArchiveRecord, layout: ZipLayout): Promise<unknown> {
    const { made } = archive
    const length = partSize(layout.size)
    if (made < partsOf(layout.size)) {
      const from = made * length
      const bytes = readZip(layout, { from, to: Math.min(layout.size, from + length) }, openFrom(buckets))
      const part = papers.file(partPath(archive, made))
      await pipeline(
        Readable.from(bytes, { objectMode: false }),
        // The client would compute a CRC32C in JavaScript, which costs more than everything else here. Each file in
        // the archive has a checksum of its own.
        part.createWriteStream({ resumable: false, validation: false, contentType: 'application/zip' }),
      )
      return advance(archive, { made: made + 1 })
    }
    const parts = Array.from({ length: made }, (_, index) => papers.file(partPath(archive, index)))
    const whole = papers.file(archivePath(archive))
    whole.metadata = { contentType: 'application/zip' }
    await papers.combine(parts, whole)
    const done = await advance(archive, { status: 'ready' })
    // What is left over here goes with the archive.
    if (done?.status === 'ready') await removeAll(`${archivePrefix(archive)}${archive.round}/`)
    return done
  }

  /** A photo was deleted meanwhile: the archive is planned anew without it. */
  async function planAnew(archive: ArchiveRecord, error: AppError): Promise<unknown> {
    if (archive.round + 1 >= MOST_ROUNDS) return fail(archive, error)
    await advance(archive, {
      ...{ status: 'planning', round: archive.round + 1, planned: 0, next: null, photos: 0, missing: 0 },
      ...{ size: null, made: 0 },
    })
    return removeAll(`${archivePrefix(archive)}${archive.round}/`)
  }

  async function removeAll(prefix: string): Promise<void> {
    while ((await removeObjects(papers, prefix)) === 'some');
  }

  /** Returns whether there may be more to do. */
  async function step(named: PhotoArchiveDue, layoutOf: (archive: ArchiveRecord) => Promise<ZipLayout>) {
    const archive = await store.get(named.archiveId)
    if (archive?.state !== 'live') {
      await removeAll(archivePrefix({ ownerId: named.ownerId, id: named.archiveId }))
      await store.change(named.archiveId, (found) => (found?.state === 'deleting' ? REMOVE : null))
      return false
    }
    if (archive.status !== 'planning' && archive.status !== 'making') return false
    try {
      if (archive.status === 'planning') await plan(archive)
      else await make(archive, await layoutOf(archive))
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'temporary') throw error
      if (error.reason === 'archive-changed') await planAnew(archive, error)
      else await fail(archive, error)
    }
    return true
  }

  return {
    /** Works for a while on what the archive waits for, and then asks for the rest. */
    async work(named: PhotoArchiveDue): Promise<void> {
      const until = now() + budgetMs
      let known: { key: string; layout: ZipLayout } | undefined
      async function layoutOf(archive: ArchiveRecord): Promise<ZipLayout> {
        const key = `${archive.id} ${archive.round}`
        if (known?.key !== key) known = { key, layout: await plans.layout(archive) }
        return known.layout
      }
      while (await step(named, layoutOf)) {
        if (now() < until) continue
        await publish(photoArchiveDue, named)
        return
      }
    },
  }
}

const isSameStep = (found: ArchiveRecord, from: ArchiveRecord) =>
  found.state === 'live' &&
  found.status === from.status &&
  found.round === from.round &&
  found.planned === from.planned &&
  found.made === from.made

const tooLarge = (most: string) =>
  new AppError('too-large', `An archive can have up to ${most}. Choose fewer photos.`)
