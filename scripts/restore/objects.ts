// The objects of a bucket at a moment of the past, from versions that were deleted or replaced since.
import type { Bucket, File } from '@google-cloud/storage'
import { inBatches } from './batches.ts'

/** Every object with what tells its content. */
export async function readObjects(bucket: Bucket): Promise<Map<string, string>> {
  const [files] = await bucket.getFiles()
  return new Map(files.map(({ name, metadata }) => [name, `${metadata.md5Hash} ${metadata.size}`]))
}

/**
 * Makes the bucket what it was: deleted and replaced objects come back, and what came later goes, which soft delete
 * keeps as well. It may be stopped and begun again: what is right already stays as it is.
 */
export async function restoreObjects(
  bucket: Bucket,
  moment: Date,
  isDry = false,
): Promise<{ restored: number; removed: number }> {
  const [[live], [deleted]] = await Promise.all([bucket.getFiles(), bucket.getFiles({ softDeleted: true })])
  const versions = Map.groupBy([...live, ...deleted], ({ name }) => name)
  const work: (() => Promise<unknown>)[] = []
  let restored = 0
  let removed = 0
  const liveNames = new Map(live.map((file) => [file.name, file]))
  for (const [name, all] of versions) {
    const wanted = all
      .filter((file) => existedAt(file, moment))
      .sort((a, b) => Number(a.metadata.generation) - Number(b.metadata.generation))
      .at(-1)
    const present = liveNames.get(name)
    if (!wanted) {
      if (!present) continue
      removed++
      work.push(() => present.delete())
    } else if (present?.metadata.md5Hash !== wanted.metadata.md5Hash) {
      restored++
      work.push(() => bucket.file(name).restore({ generation: Number(wanted.metadata.generation) }))
    }
  }
  if (!isDry) await inBatches(work, (each) => each())
  return { restored, removed }
}

/** Milliseconds for which the bucket keeps what was deleted or replaced. */
export async function softDeleteMs(bucket: Bucket): Promise<number> {
  const [{ softDeletePolicy }] = await bucket.getMetadata()
  return Number(softDeletePolicy?.retentionDurationSeconds ?? 0) * 1000
}

/** A version that is not deleted at all, or was only later. */
function existedAt({ metadata }: File, moment: Date): boolean {
  const { timeCreated, softDeleteTime } = metadata as { timeCreated?: string; softDeleteTime?: string }
  return (
    Date.parse(timeCreated ?? '') <= moment.getTime() &&
    (softDeleteTime === undefined || Date.parse(softDeleteTime) > moment.getTime())
  )
}
