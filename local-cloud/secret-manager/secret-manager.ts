// Secret Manager on one machine: the described secrets and their versions, in a file that only its owner may read.

import type { Clock } from '../clock.ts'
import type { CloudDescription } from '../description.ts'
import type { GrpcService } from '../grpc.ts'
import { type Tell, tellNobody } from '../happenings.ts'
import { openDatabase } from './database.ts'
import { createLookup } from './lookup.ts'
import { createNames } from './names.ts'
import { createSecrets } from './secrets.ts'

export interface SecretManagerOptions {
  description: Pick<CloudDescription, 'projectId' | 'projectNumber' | 'secrets'>
  clock: Pick<Clock, 'now'>
  /** The folder of `secret-manager.db`. */
  dataDir: string
  tell?: Tell
}

export interface SecretManager {
  services(): Promise<GrpcService[]>
  /**
   * The payload of a secret, for code that reads secrets without a client (Cloud Run's `value_source`). Takes the
   * secret's short name, and a number or `latest`. Throws an error with Google's status `code`: NOT_FOUND,
   * FAILED_PRECONDITION.
   */
  access(secret: string, version: string): Buffer
  /** Names, and versions without what they contain; the newest version first. */
  look(): { name: string; versions: { number: number; state: string; created: number }[] }[]
  close(): void
}

export function createSecretManager(options: SecretManagerOptions): SecretManager {
  const { description, clock, dataDir, tell = tellNobody } = options
  const database = openDatabase(dataDir)
  const secrets = createSecrets(database, clock.now)
  const described = new Set(description.secrets.map(({ name }) => name))
  for (const { name, versions } of description.secrets) {
    secrets.create(name)
    for (const data of versions) secrets.describe(name, data)
  }
  const deps = { secrets, described, names: createNames(description) }

  return {
    async services() {
      const { createService } = await import('./service.ts')
      return [createService({ ...deps, tell })]
    },
    access(secret, version) {
      const { data } = createLookup(deps).access(secret, version)
      tell({ kind: 'secret', method: 'AccessSecretVersion', secret, account: null })
      return data
    },
    look: () =>
      [...described].map((name) => ({
        name,
        versions: secrets.versions(name).map(({ number, state, created }) => ({ number, state, created })),
      })),
    close: () => database.close(),
  }
}
