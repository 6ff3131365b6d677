import type { Firestore } from '@google-cloud/firestore'
import { figureTeller } from '../platform/figures.ts'
import type { Log } from '../platform/log.ts'
import type { Meter } from '../platform/meter.ts'
import type { Publish } from '../platform/publish.ts'
import { createSecretKeys, type SecretKeysDeps } from '../platform/secret-keys.ts'
import { createTrail } from '../platform/trail.ts'
import { createAdministration } from './administration.ts'
import { createApiKeyStore } from './api-key-store.ts'
import { createApiKeys } from './api-keys.ts'
import { createDeletion } from './deletion.ts'
import { createDeletionOrders } from './deletion-orders.ts'
import { createExportTickets } from './export-tickets.ts'
import { createExporting } from './exporting.ts'
import { createIap, type IapConfig } from './iap.ts'
import { mailAnnouncer } from './mail-announcing.ts'
import { createMailOrders } from './mail-orders.ts'
import { createMailTokens } from './mail-tokens.ts'
import { createHashing, type Hashing } from './password.ts'
import { createPeopleStore } from './people-store.ts'
import { createRoles } from './roles.ts'
import { type AccountsDeps, createAccounts } from './service.ts'
import { createSessionStore } from './session-store.ts'
import { createSessions, type Remembered } from './sessions.ts'
import { createStanding } from './standing.ts'
import { createAccountStore } from './store.ts'
import { createThrottle } from './throttle.ts'
import { createAccessTokens } from './tokens.ts'
import { createTrailReading } from './trail-reading.ts'
import { createUnlocking } from './unlocking.ts'
import { createVisitorMessages } from './visitor-messages.ts'

export type People = ReturnType<typeof createPeople>

export interface PeopleDeps extends Pick<AccountsDeps, 'photos' | 'now' | 'newId'> {
  firestore: Firestore
  secrets: SecretKeysDeps['secrets']
  /** `projects/P/secrets/S` */
  tokenKeySecret: string
  /** Null where people sign in with a password. */
  iap: IapConfig | null
  meter: Meter
  /** Bytes that a person may store without a quota of their own. */
  quotaBytes: number
  publish: Publish
  mailState: AccountsDeps['mailState']
  log: Pick<Log, 'info'>
  hashing?: Hashing
}

/** Composes everything about people. */
export function createPeople(deps: PeopleDeps) {
  const {
    firestore,
    secrets,
    tokenKeySecret,
    iap,
    photos,
    meter,
    quotaBytes,
    publish,
    mailState,
    hashing = createHashing(),
    log,
    now,
    newId,
  } = deps
  const store = createAccountStore(firestore, now)
  const sessionStore = createSessionStore(firestore)
  const tell = figureTeller(log)
  const trail = createTrail({ firestore, log, now, newId })
  const standing = createStanding({ sessions: sessionStore, accounts: store, now })
  const remembered: Remembered = {
    forget: standing.forget,
    forgetAccount(accountId) {
      standing.forgetAccount(accountId)
      keys.forgetAccount(accountId)
    },
  }
  const sessions = createSessions({ store: sessionStore, accounts: store, trail, remembered, now, newId })
  const parts = {
    store,
    sessions,
    throttle: createThrottle(firestore, now),
    trail,
    mails: createMailOrders({ firestore, now, newId }),
    announce: mailAnnouncer(publish),
    mailState,
    hashing,
    tokens: createMailTokens({ firestore, now }),
    keys: createApiKeyStore(firestore),
    photos,
    now,
    newId,
  }
  const accounts = createAccounts(parts)
  const peopleStore = createPeopleStore(firestore)
  const roles = createRoles({ store: peopleStore, accounts: store, meter, trail, remembered, now })
  const administration = createAdministration({
    store: peopleStore,
    accounts: store,
    sessions,
    meter,
    quotaBytes,
    trail,
    roles,
  })
  const keys = createApiKeys({
    store: parts.keys,
    accounts: store,
    prove: accounts.prove,
    trail,
    now,
    newId,
  })
  const deletion = createDeletion({
    ...parts,
    people: peopleStore,
    orders: createDeletionOrders({ firestore, now }),
    prove: accounts.prove,
    describe: accounts.get,
  })
  const trailReading = createTrailReading(firestore)
  return {
    sessions,
    accounts,
    deletion,
    /** The parts that accounts are composed of. */
    parts,
    visitorMessages: createVisitorMessages(parts),
    administration,
    roles,
    keys,
    unlocking: createUnlocking({ firestore, accounts: store, prove: accounts.prove, now }),
    trail: trailReading,
    exporting: createExporting({ describe: accounts.get, sessions, keys, trail: trailReading, now }),
    exportTickets: createExportTickets({ ...parts, firestore, prove: accounts.prove }),
    standing,
    tokens: createAccessTokens(
      createSecretKeys({
        secrets,
        secret: tokenKeySecret,
        now,
        tellAge: (days) => tell('key-age', days),
      }),
      now,
    ),
    iap: iap && createIap({ config: iap, store, now, newId }),
  }
}
