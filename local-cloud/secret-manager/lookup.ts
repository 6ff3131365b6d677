import { failedPrecondition, notFound } from '../pubsub/rpc.ts'
import type { Names } from './names.ts'
import type { Secrets, Version } from './secrets.ts'

export interface LookupDeps {
  secrets: Secrets
  names: Names
  /** Short names of the described secrets; no others exist. */
  described: ReadonlySet<string>
}

/** The lookups that the gRPC service and `access` share. */
export function createLookup({ secrets, names, described }: LookupDeps) {
  function requireSecret(secret: string) {
    if (!described.has(secret)) throw notFound(`Secret [${names.secret(secret)}] not found.`)
    return secret
  }

  /** `version` is a number or `latest`, which is the newest one, whatever its state. */
  function requireVersion(secret: string, version: string): Version {
    if (version === 'latest') {
      const newest = described.has(secret) ? secrets.versions(secret)[0] : undefined
      if (!newest) throw notFound(`Secret [${names.secret(secret)}] not found or has no versions.`)
      return newest
    }
    const found = described.has(secret) ? secrets.find(secret, Number(version)) : undefined
    if (!found) throw notFound(`Secret Version [${names.version(secret, version)}] not found.`)
    return found
  }

  function access(secret: string, version: string): Version & { data: Buffer } {
    const found = requireVersion(secret, version)
    const { data, state } = found
    if (state !== 'ENABLED' || data === null) throw inState(found)
    return { ...found, data }
  }

  const inState = ({ secret, number, state }: Version) =>
    failedPrecondition(`Secret Version [${names.version(secret, number)}] is in ${state} state.`)

  return { requireSecret, requireVersion, access, inState }
}
