// What may happen to a studio's data, and the way back.
import { createHash } from 'node:crypto'
import { reconcile } from '../reconcile/reconcile.ts'
import { inBatches } from '../restore/batches.ts'
import { digest, readDocuments } from '../restore/documents.ts'
import { readObjects } from '../restore/objects.ts'
import { restore } from '../restore/restore.ts'
import { COLLECTIONS } from './seed.ts'
import type { DrillWorld } from './world.ts'

export interface Scenario {
  name: string
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

async function loseBuckets({ buckets }: DrillWorld): Promise<void> {
  for (const bucket of buckets.values()) {
    const [files] = await bucket.getFiles()
    await inBatches(files, (file) => file.delete())
  }
}

async function loseDocuments({ firestore }: DrillWorld): Promise<void> {
  const writer = firestore.bulkWriter({ throttling: false })
  for (const path of (await readDocuments(firestore, COLLECTIONS)).keys())
    void writer.delete(firestore.doc(path))
  await writer.close()
}

export const SCENARIOS: readonly Scenario[] = [
  { name: 'bad change', harm: badChange },
  { name: 'lost bucket', harm: loseBuckets },
  { name: 'lost database', harm: loseDocuments },
  {
    name: 'lost both',
    async harm(world) {
      await loseBuckets(world)
      await loseDocuments(world)
    },
  },
]

export interface Outcome {
  name: string
  isSame: boolean
  /** What still does not fit. */
  orphans: number
  missing: number
  changed: number
  /** Milliseconds of work that are lost: from the moment that is restored to the harm. */
  rpo: number
  /** Milliseconds from the decision to restore until everything is as it was. */
  rto: number
}

/** Harms the data, restores it to the moment before, and compares with `before`, the manifest of that moment. */
export async function rehearse(
  world: DrillWorld,
  { name, harm }: Scenario,
  before: string,
): Promise<Outcome> {
  const moment = new Date()
  await nextMillisecond(moment)
  const harmed = Date.now()
  await harm(world)

  const began = performance.now()
  const restored = await restore(world, { moment, collections: COLLECTIONS })
  const changed = restored.objects + restored.documents
  const rto = performance.now() - began
  if (changed === 0) throw new Error(`${name} harmed nothing, so nothing was proved`)
  const { orphans, missing } = await reconcile(world)
  return {
    name,
    isSame: (await manifest(world)) === before,
    orphans: orphans.length,
    missing: missing.length,
    changed,
    rpo: harmed - moment.getTime(),
    rto,
  }
}

/** One hash of all documents and objects. */
export async function manifest({ firestore, buckets }: DrillWorld): Promise<string> {
  const lines = [...(await readDocuments(firestore, COLLECTIONS))].map(
    ([path, data]) => `${path} ${digest(data)}`,
  )
  for (const [bucket, each] of buckets)
    for (const [name, content] of await readObjects(each)) lines.push(`${bucket}/${name} ${content}`)
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}

/** The moment itself still belongs to what is restored. */
async function nextMillisecond(moment: Date): Promise<void> {
  while (Date.now() <= moment.getTime()) await new Promise((resolve) => setImmediate(resolve))
}
