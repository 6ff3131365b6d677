// Whether anybody takes mail for a domain, as far as the name servers say. It is a hint: an import does not wait for it,
// and nothing is said when the name servers are away.
import type { MxRecord } from 'node:dns'
import { MINUTE_MS } from '../../services/platform/durations.ts'

/** The part of node:dns/promises that is needed. */
export interface NameServers {
  resolveMx(domain: string): Promise<MxRecord[]>
  resolve4(domain: string): Promise<string[]>
}

export interface MailDomainsDeps {
  servers: NameServers
  /** Milliseconds since the epoch. */
  now: () => number
}

/** This one takes mail whenever the name servers answer. */
const CONTROL = 'gmail.com'
const AT_ONCE = 10
/** Nobody is asked again for this long after no answer came. */
const AWAY_MS = MINUTE_MS

export type MailDomains = ReturnType<typeof createMailDomains>

export function createMailDomains({ servers, now }: MailDomainsDeps) {
  let awayUntil = 0

  /** Null when nobody can tell. */
  async function takesMail(domain: string): Promise<boolean | null> {
    try {
      const records = await servers.resolveMx(domain)
      // One record without a name says that the domain takes no mail (RFC 7505).
      return records.some(({ exchange }) => exchange !== '' && exchange !== '.')
    } catch (error) {
      return isNothing(error) ? hasAddress(domain) : null
    }
  }

  /** Mail for a domain without such records goes to its address (RFC 5321, 5.1). */
  async function hasAddress(domain: string): Promise<boolean | null> {
    try {
      return (await servers.resolve4(domain)).length > 0
    } catch (error) {
      return isNothing(error) ? false : null
    }
  }

  /** Those that certainly take no mail. */
  return async (domains: readonly string[]): Promise<string[]> => {
    if (domains.length === 0 || now() < awayUntil) return []
    if ((await takesMail(CONTROL)) !== true) {
      awayUntil = now() + AWAY_MS
      return []
    }
    const without: string[] = []
    for (let start = 0; start < domains.length; start += AT_ONCE) {
      const some = domains.slice(start, start + AT_ONCE)
      const answers = await Promise.all(some.map(takesMail))
      without.push(...some.filter((_, index) => answers[index] === false))
    }
    return without
  }
}

const isNothing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')
