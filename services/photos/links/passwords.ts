// Passwords of links: guessed from one network, or from many, one waits longer and longer, and costs little.
import { MINUTE_MS } from '../../platform/durations.ts'
import { visitorNetwork } from '../../platform/network.ts'
import type { LinkRecord } from './record.ts'

/** Attempts without waiting under a key; each further one doubles the wait, up to the longest, in milliseconds. */
interface Limit {
  key: string
  free: number
  longestWait: number
}

export interface PasswordsDeps {
  hashing: {
    hash(password: string): Promise<string>
    verify(password: string, hash: string | null): Promise<boolean>
  }
  /** Counts before the outcome is known. Throws AppError `too-many` with `retryAfter`. */
  throttle: {
    attempt(limits: readonly Limit[]): Promise<void>
    clear(keys: readonly string[]): Promise<void>
  }
}

export type LinkPasswords = ReturnType<typeof createLinkPasswords>

export function createLinkPasswords({ hashing, throttle }: PasswordsDeps) {
  return {
    hash: hashing.hash,

    /** Throws AppError `too-many`, before anything is computed. */
    async isRight({ id, passwordHash }: LinkRecord, password: string, address: string): Promise<boolean> {
      const network = visitorNetwork(address)
      const here = { key: `link:${id}@${network}`, free: 5, longestWait: 15 * MINUTE_MS }
      await throttle.attempt([
        here,
        // A stranger with the address must not lock the client out for long.
        { key: `link:${id}`, free: 50, longestWait: MINUTE_MS },
        { key: `link-network:${network}`, free: 100, longestWait: 15 * MINUTE_MS },
      ])
      const isRight = await hashing.verify(password, passwordHash)
      if (isRight) await throttle.clear([here.key])
      return isRight
    },
  }
}
