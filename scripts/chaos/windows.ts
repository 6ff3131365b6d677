/** The most times within any window of this length, in milliseconds. */
export function mostWithin(times: readonly number[], length: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  let most = 0
  for (let first = 0, last = 0; last < sorted.length; last++) {
    while (sorted[last]! - sorted[first]! >= length) first++
    most = Math.max(most, last - first + 1)
  }
  return most
}
