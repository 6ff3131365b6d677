import { createHash } from 'node:crypto'
import { MINUTE_MS } from '../platform/durations.ts'
import { type SecretReader, secretText } from '../platform/secret-text.ts'
import type { SecretName } from '../platform/secrets.ts'
import { KEY_SECRETS } from './schemas.ts'

export type KeySecret = (typeof KEY_SECRETS)[number] & SecretName

/** A model can name no other secret, so no other is ever sent to a provider. */
export const isKeySecret = (name: string): name is KeySecret => KEY_SECRETS.some((secret) => secret === name)

export interface Key {
  /** A hash, by which it is known in memory. */
  id: string
  value: string
  secretName: string
  /** From 1. */
  number: number
}

export interface KeyValuesDeps {
  secrets: SecretReader
  /** `projects/P/secrets/S` of each that may be read. */
  resources: Partial<Record<KeySecret, string>>
  now: () => number
}

/** New keys take effect within this time. */
const KEPT_MS = 5 * MINUTE_MS

export type KeyValues = ReturnType<typeof createKeyValues>

/** Each secret holds one key or several, one a line, in the order in which they are used. */
export function createKeyValues({ secrets, resources, now }: KeyValuesDeps) {
  const known = new Map<string, { values: string[]; at: number }>()

  async function valuesOf(name: string): Promise<string[]> {
    const resource = isKeySecret(name) ? resources[name] : undefined
    if (resource === undefined) return []
    const kept = known.get(name)
    if (kept && now() - kept.at < KEPT_MS) return kept.values
    const values = await secretText(secrets, resource)
      .then((text) => text.split(/\s+/).filter((value) => value !== ''))
      .catch((error: unknown) => {
        // While Secret Manager is away the known keys stay in use.
        if (kept) return kept.values
        throw error
      })
    known.set(name, { values, at: now() })
    return values
  }

  return {
    async of(secretNames: readonly string[]): Promise<Key[]> {
      const all = await Promise.all(
        secretNames.map(async (secretName) =>
          (await valuesOf(secretName)).map((value, index) => ({
            id: createHash('sha256').update(value).digest('hex').slice(0, 16),
            value,
            secretName,
            number: index + 1,
          })),
        ),
      )
      return all.flat()
    },
  }
}
