// What may happen to a studio's data, and the way back.
import { createHash } from 'node:crypto'
import { allBuckets, reconcile } from '../reconcile/reconcile.ts'
import { settle } from '../reconcile/settle.ts'
import { newestBackup } from '../restore/backups.ts'
import { inBatches } from '../restore/batches.ts'
import { digest, readDocuments } from '../restore/documents.ts'
import { readObjects } from '../restore/objects.ts'
import { restore } from '../restore/restore.ts'
import { COLLECTIONS } from './seed.ts'
import type { DrillWorld } from './world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Milliseconds. Source: https://cloud.google.com/firestore/docs/manage-databases#delete_a_database */
const NAME_RESERVED = 300_000

export interface Scenario {
  name: string
  /** Whether the database's own past does not help; the harm is then done twelve hours after a backup. */
  isFromBackup?: boolean
  /** Whether the harm is noticed so late that the drill lasts for more than a minute with it. */
  isLate?: boolean
  harm(world: DrillWorld): Promise<void>
}

/** A script with a mistake in it: it writes over some things, removes others and adds what should not be there. */
async function badChange({ firestore, buckets }: DrillWorld): Promise<void> {
  const writer = firestore.bulkWriter({ throttling: false })
  const paths = [...(await readDocuments(firestore, COLLECTIONS)).keys()]
  paths.forEach((path, at) => {
    if (at % 5 === 0) void writer.update(firestore.doc(path), { ownerId: 'nobody', title: '' })
    else if (at % 7 === 0) void writer.delete(firestore.doc(path))
  })
  for (let at = 0; at < 50; at++) void writer.set(firestore.doc(`photos/made-up-${at}`), { ownerId: 'x' })
  await writer.close()
  for (const bucket of buckets.values()) {
    const [files] = await bucket.getFiles()
    await inBatches(files.entries(), async ([at, file]) => {
      if (at % 4 === 0) await file.save('nothing', { resumable: false })
      else if (at % 6 === 0) await file.delete()
    })
    await bucket.file('x/made-up').save('nothing', { resumable: false })
  }
}

async function emptyBuckets({ buckets }: DrillWorld): Promise<void> {
  for (const bucket of buckets.values()) {
    const [files] = await bucket.getFiles()
    await inBatches(files, (file) => file.delete())
  }
}

async function emptyDatabase({ firestore }: DrillWorld): Promise<void> {
  const writer = firestore.bulkWriter({ throttling: false })
  for (const path of (await readDocuments(firestore, COLLECTIONS)).keys())
    void writer.delete(firestore.doc(path))
  await writer.close()
}

async function deleteDatabase({ admin, projectId, clock }: DrillWorld): Promise<void> {
  const name = admin.databasePath(projectId, '(default)')
  const [change] = await admin.updateDatabase({
    database: { name, deleteProtectionState: 'DELETE_PROTECTION_DISABLED' },
    updateMask: { paths: ['delete_protection_state'] },
  })
  await change.promise()
  const [deletion] = await admin.deleteDatabase({ name })
  await deletion.promise()
  clock.advance(NAME_RESERVED)
}

/** The last one leaves a database without protection, past and schedules, as a restored one is. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'bad change', harm: badChange },
  { name: 'emptied buckets', harm: emptyBuckets },
  { name: 'emptied database', harm: emptyDatabase },
  {
    name: 'noticed after 8 days',
    isFromBackup: true,
    isLate: true,
    async harm(world) {
      await emptyDatabase(world)
      world.clock.advance(8 * DAY)
    },
  },
  {
    name: 'deleted database',
    isFromBackup: true,
    async harm(world) {
      await emptyBuckets(world)
      await deleteDatabase(world)
    },
  },
]

export interface Outcome {
  name: string
  isSame: boolean
  /** What does not fit after the restore: objects without a record, photos without their original or pictures. */
  orphans: number
  missing: number
  /** Records that had to be told the new version of their file. */
  versions: number
  changed: number
  /** Milliseconds of work that are lost: from the moment that is restored to the harm. */
  rpo: number
  /** Milliseconds from the decision to restore until everything is as it was. */
  rto: number
}

/** Harms the data, restores it to the moment before, and compares with `before`, the manifest of that moment. */
export async function rehearse(
  world: DrillWorld,
  { name, harm, isFromBackup = false }: Scenario,
  before: string,
): Promise<Outcome> {
  if (isFromBackup) await waitForBackup(world)
  const moment = new Date(world.now())
  await nextMillisecond(world, moment)
  const harmed = world.now()
  await harm(world)

  const began = performance.now()
  const restored = await restore(world, { moment, collections: COLLECTIONS })
  if ((restored.backup !== null) !== isFromBackup)
    throw new Error(`${name} was restored from ${restored.backup ? 'a backup' : 'the past'}`)
  const changed = restored.objects + restored.documents
  if (changed === 0) throw new Error(`${name} harmed nothing, so nothing was proved`)
  const found = await reconcile(world)
  await settle(world, found, world.now)
  const rto = performance.now() - began
  const { outdated } = await reconcile(world)
  return {
    name,
    isSame: outdated.length === 0 && (await manifest(world)) === before,
    orphans: found.orphans.length,
    missing: found.missing.length + found.unrendered.length,
    versions: found.outdated.length,
    changed,
    rpo: harmed - (restored.backup?.snapshot ?? moment.getTime()),
    rto,
  }
}

/** One hash of all documents and objects, without the versions that objects have by chance. */
export async function manifest(world: DrillWorld): Promise<string> {
  const lines = [...(await readDocuments(world.firestore, COLLECTIONS))].map(
    ([path, { generation: _, ...data }]) => `${path} ${digest(data)}`,
  )
  for (const [bucket, each] of allBuckets(world))
    for (const [name, content] of await readObjects(each)) lines.push(`${bucket}/${name} ${content}`)
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}

/** Lets time go on until a backup has everything that is there now, and half a day more. */
async function waitForBackup(world: DrillWorld): Promise<void> {
  const since = world.now()
  world.clock.advance(DAY - (since % DAY) + 12 * HOUR)
  for (;;) {
    const backup = await newestBackup(world, new Date(world.now()))
    if (backup && backup.snapshot >= since) return
    // It is copied in the turns of the event loop that nothing else takes.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** The moment itself still belongs to what is restored. */
async function nextMillisecond({ now }: DrillWorld, moment: Date): Promise<void> {
  while (Math.floor(now()) <= moment.getTime()) await new Promise((resolve) => setImmediate(resolve))
}
