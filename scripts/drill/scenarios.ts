// What may happen to a studio's data, and the way back.
import { createHash } from 'node:crypto'
import { Timestamp } from '@google-cloud/firestore'
import { digest, readDocuments, restoreDocuments } from './documents.ts'
import { readObjects, restoreObjects } from './objects.ts'
import { reconcile } from './reconcile.ts'
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
    for (const [at, file] of files.entries()) {
      if (at % 4 === 0) await file.save('nothing', { resumable: false })
      else if (at % 6 === 0) await file.delete()
    }
    await bucket.file('x/made-up').save('nothing', { resumable: false })
  }
}

async function loseBuckets({ buckets }: DrillWorld): Promise<void> {
  for (const bucket of buckets.values()) {
    const [files] = await bucket.getFiles()
    await Promise.all(files.map((file) => file.delete()))
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
  const changed = await restore(world, moment)
  const rto = performance.now() - began
  if (changed === 0) throw new Error(`${name} harmed nothing, so nothing was proved`)
  const { orphans, missing } = await reconcile(world.firestore, originalsOf(world))
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

async function restore({ firestore, buckets }: DrillWorld, moment: Date): Promise<number> {
  // Objects first: a document that names an object which is not there yet would be seen as broken.
  let changed = 0
  for (const bucket of buckets.values()) {
    const { restored, removed } = await restoreObjects(bucket, moment)
    changed += restored + removed
  }
  const { written, removed } = await restoreDocuments(firestore, COLLECTIONS, Timestamp.fromDate(moment))
  return changed + written + removed
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

export function originalsOf({ buckets }: DrillWorld) {
  const found = buckets.get('originals')
  if (!found) throw new Error('There is no bucket of originals')
  return found
}

/** The moment itself still belongs to what is restored. */
async function nextMillisecond(moment: Date): Promise<void> {
  while (Date.now() <= moment.getTime()) await new Promise((resolve) => setImmediate(resolve))
}
