// A small histogram: how many answers took how long, in buckets that grow by half.

const SMALLEST_MS = 50
const GROWTH = 1.5
/** The last bucket is everything above 110 seconds. */
const BUCKETS = 20

export const bucketOf = (milliseconds: number): string => {
  const bucket = Math.ceil(Math.log(Math.max(milliseconds, 1) / SMALLEST_MS) / Math.log(GROWTH))
  return String(Math.min(Math.max(bucket, 0), BUCKETS - 1))
}

/** The upper edge of the bucket in which the answer at this fraction lies, so the error is at most a half; null for none. */
export function percentile(counts: Readonly<Record<string, number>>, fraction: number): number | null {
  const sorted = Object.entries(counts)
    .map(([bucket, count]) => ({ bucket: Number(bucket), count }))
    .sort((a, b) => a.bucket - b.bucket)
  let left = Math.ceil(sorted.reduce((sum, { count }) => sum + count, 0) * fraction)
  if (left === 0) return null
  for (const { bucket, count } of sorted) {
    left -= count
    if (left <= 0) return Math.round(SMALLEST_MS * GROWTH ** bucket)
  }
  return null
}
