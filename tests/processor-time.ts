// How long work takes, for proofs that no input keeps a program busy.

/**
 * Seconds of processor time that this thread spent on the work. Other programs make the work wait, but not longer, so
 * the result is about the same on a busy machine.
 */
export async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000_000
}
