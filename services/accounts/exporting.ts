import { type Exporting, jsonFile, jsonListFile } from '../platform/exporting.ts'
import type { ApiKeys } from './api-keys.ts'
import type { Account } from './schemas.ts'
import type { Sessions } from './sessions.ts'
import type { TrailReading } from './trail-reading.ts'

export interface ExportingDeps {
  /** Describes the account as its owner sees it. */
  describe: (accountId: string) => Promise<Account>
  sessions: Pick<Sessions, 'list'>
  keys: Pick<ApiKeys, 'list'>
  trail: Pick<TrailReading, 'ofAccount'>
  now: () => number
}

const PAGE = 100

/** Exports the account, its sessions, its keys without their secrets, and its trail. */
export function createExporting({ describe, sessions, keys, trail, now }: ExportingDeps): Exporting {
  async function* trailOf(accountId: string) {
    let cursor: string | undefined
    do {
      const page = await trail.ofAccount(accountId, { limit: PAGE, ...(cursor !== undefined && { cursor }) })
      yield* page.items
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
  }

  return {
    async *export(accountId) {
      const at = new Date(now())
      yield jsonFile('account/account.json', await describe(accountId), at)
      yield jsonFile('account/sessions.json', await sessions.list(accountId, ''), at)
      yield jsonFile('account/keys.json', await keys.list(accountId), at)
      yield jsonListFile('account/trail.json', trailOf(accountId), at)
    },
  }
}
