import type { MailState } from '../mail/schemas.ts'
import type { Trail } from '../platform/trail.ts'
import type { ApiKeyStore } from './api-key-store.ts'
import type { MailOrders } from './mail-orders.ts'
import type { MailTokens } from './mail-tokens.ts'
import type { Hashing } from './password.ts'
import type { Sessions } from './sessions.ts'
import type { AccountStore, StoredAccount } from './store.ts'
import type { Throttle } from './throttle.ts'

/** What sign-in, passwords and addresses are built from. */
export interface AccountParts {
  store: AccountStore
  sessions: Sessions
  throttle: Throttle
  trail: Trail
  mails: MailOrders
  /** Announces that a mail is on order. */
  announce: (mailId: string) => Promise<void>
  /** Whether mail can be sent at all. */
  mailState: () => Promise<MailState>
  tokens: MailTokens
  keys: Pick<ApiKeyStore, 'readAll' | 'remove'>
  hashing: Hashing
  now: () => number
  newId: () => string
}

export interface AccountLookup {
  /** Throws `unauthenticated` for an account that no longer exists. */
  existing: (id: string) => Promise<StoredAccount>
}
