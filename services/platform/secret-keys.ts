import { randomBytes } from 'node:crypto'
import type { SecretManagerServiceClient } from '@google-cloud/secret-manager'
import { DAY_MS } from './durations.ts'
import { hasStatus, STATUS } from './grpc-status.ts'

export interface SecretKey {
  /** The version of the secret, which is named by what was made with it. */
  id: string
  bytes: Uint8Array
}

export interface SecretKeys {
  /** The newest enabled version. */
  newest(): Promise<SecretKey>
  /** Any enabled version; null for one that does not exist or was disabled. */
  find(id: string): Promise<SecretKey | null>
}

export interface SecretKeysDeps {
  secrets: Pick<SecretManagerServiceClient, 'listSecretVersions' | 'accessSecretVersion' | 'addSecretVersion'>
  /** `projects/P/secrets/S` */
  secret: string
  now?: () => number
  /** Called with the days since the newest version was made, whenever the versions are read. */
  tellAge?: (days: number) => void
}

/** How long a running instance uses the versions it knows: adding or disabling one takes effect within this time. */
const KEPT_MS = 5 * 60_000
/** An unknown key id leads to another read, but invented ids must not turn requests into calls to Secret Manager. */
const LOOK_AGAIN_MS = 10_000
const KEY_BYTES = 32

/** Keys in Secret Manager, of which the newest is used. The first process of a new project finds none and creates one. */
export function createSecretKeys({ secrets, secret, now = Date.now, tellAge }: SecretKeysDeps): SecretKeys {
  let loaded: { keys: Promise<SecretKey[]>; at: number } | undefined

  function keys(maximumAge: number): Promise<SecretKey[]> {
    if (!loaded || now() - loaded.at > maximumAge) {
      const previous = loaded
      const fresh = { keys: load(), at: now() }
      // While Secret Manager is down the known keys stay in use, so that nobody is signed out or disconnected because of it.
      if (previous)
        fresh.keys = fresh.keys.catch(() => {
          fresh.at = now() - KEPT_MS + LOOK_AGAIN_MS
          return previous.keys
        })
      loaded = fresh
      fresh.keys.catch(() => {
        if (loaded === fresh) loaded = undefined
      })
    }
    return loaded.keys
  }

  async function load(): Promise<SecretKey[]> {
    const found = await readAll()
    if (found.length > 0) return found
    await secrets.addSecretVersion({ parent: secret, payload: { data: randomBytes(KEY_BYTES) } })
    // Another first process may have added a key at the same moment: both are valid, and the newer one is used.
    return readAll()
  }

  async function readAll(): Promise<SecretKey[]> {
    const [versions] = await secrets.listSecretVersions({ parent: secret, filter: 'state:ENABLED' })
    const names = versions.flatMap(({ name, state }) => (name && isEnabled(state) ? [name] : []))
    const made = versions.flatMap(({ createTime }) =>
      createTime?.seconds ? [Number(createTime.seconds) * 1000] : [],
    )
    if (made.length > 0) tellAge?.(Math.max(0, now() - Math.max(...made)) / DAY_MS)
    const found = await Promise.all(names.map((name) => readKey(secrets, name)))
    return found.filter((key) => key !== null).sort((a, b) => Number(b.id) - Number(a.id))
  }

  return {
    async newest() {
      const [newest] = await keys(KEPT_MS)
      if (!newest) throw new Error(`${secret} has no enabled version`)
      return newest
    },
    async find(id) {
      const known = (await keys(KEPT_MS)).find((key) => key.id === id)
      return known ?? (await keys(LOOK_AGAIN_MS)).find((key) => key.id === id) ?? null
    },
  }
}

/**
 * For programs that only use what others made with these keys: they may read versions, but neither list nor add them.
 */
export function createSecretKeyReader({
  secrets,
  secret,
  now = Date.now,
}: Pick<SecretKeysDeps, 'secret' | 'now'> & {
  secrets: Pick<SecretManagerServiceClient, 'accessSecretVersion'>
}): Pick<SecretKeys, 'find'> {
  const known = new Map<string, { key: Promise<SecretKey | null>; at: number }>()
  return {
    find(id) {
      if (!/^[1-9]\d{0,8}$/.test(id)) return Promise.resolve(null)
      const kept = known.get(id)
      if (kept && now() - kept.at <= KEPT_MS) return kept.key
      const key = readKey(secrets, `${secret}/versions/${id}`)
      known.set(id, { key, at: now() })
      key.catch(() => known.delete(id))
      return key
    },
  }
}

const isEnabled = (state: unknown) => state === 'ENABLED' || state === 1

async function readKey(
  secrets: Pick<SecretManagerServiceClient, 'accessSecretVersion'>,
  name: string,
): Promise<SecretKey | null> {
  try {
    const [version] = await secrets.accessSecretVersion({ name })
    const data = version.payload?.data
    const bytes = typeof data === 'string' ? Buffer.from(data, 'base64') : data
    return bytes ? { id: name.slice(name.lastIndexOf('/') + 1), bytes } : null
  } catch (error) {
    // The version was disabled or destroyed after it was listed, or never existed.
    if (hasStatus(error, STATUS.FAILED_PRECONDITION, STATUS.NOT_FOUND)) return null
    throw error
  }
}
