import { accessSync, constants, statfsSync } from 'node:fs'

const IN_MEMORY = '/dev/shm'
/** Containers may have very little of it, and a browser needs some, too. */
const LEAST_FREE_BYTES = 2 * 1024 ** 3

/**
 * Where tests keep their databases. Most worlds are new ones, and a disk takes longer to make and remove their files than
 * many a test runs. Undefined where there is no room in memory.
 */
export function quickFolder(): string | undefined {
  try {
    accessSync(IN_MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize >= LEAST_FREE_BYTES ? IN_MEMORY : undefined
  } catch {
    return undefined
  }
}
