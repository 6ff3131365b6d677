/** Milliseconds to wait after the `failures`-th failure (1, 2, …): the minimum, doubling up to the maximum. */
export function backoff(policy: { minimum: number; maximum: number }, failures: number): number {
  // 2^50 ms is beyond any maximum; more would overflow.
  return Math.min(policy.maximum, policy.minimum * 2 ** Math.min(failures - 1, 50))
}
