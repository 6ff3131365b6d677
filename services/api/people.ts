import type { Firestore } from '@google-cloud/firestore'
import { createApiKeyStore } from '../accounts/api-key-store.ts'
import { createApiKeys } from '../accounts/api-keys.ts'
import { createIap, type IapConfig } from '../accounts/iap.ts'
import { createSigningKeys, type SigningKeysDeps } from '../accounts/keys.ts'
import { createMailOrders } from '../accounts/mail-orders.ts'
import { createMailTokens } from '../accounts/mail-tokens.ts'
import { createPeople as createPeopleCare, type PeopleDeps as PeopleCareDeps } from '../accounts/people.ts'
import { createPeopleStore } from '../accounts/people-store.ts'
import { type AccountsDeps, createAccounts } from '../accounts/service.ts'
import { createSessionStore } from '../accounts/session-store.ts'
import { createSessions } from '../accounts/sessions.ts'
import { createStanding } from '../accounts/standing.ts'
import { createAccountStore } from '../accounts/store.ts'
import { createThrottle } from '../accounts/throttle.ts'
import { createAccessTokens } from '../accounts/tokens.ts'
import { createTrailReading } from '../accounts/trail-reading.ts'
import type { Publish } from '../platform/publish.ts'
import { createTrail } from '../platform/trail.ts'

export interface PeopleDeps extends Pick<AccountsDeps, 'photos' | 'now' | 'newId'> {
  firestore: Firestore
  secrets: SigningKeysDeps['secrets']
  /** `projects/P/secrets/S` */
  tokenKeySecret: string
  /** Null where people sign in with a password. */
  iap: IapConfig | null
  quotas: PeopleCareDeps['quotas']
  publish: Publish
}

/** Puts together what is about people: the API, scripts and tests use the same. */
export function createPeople(deps: PeopleDeps) {
  const { firestore, secrets, tokenKeySecret, iap, photos, quotas, publish, now, newId } = deps
  const store = createAccountStore(firestore, now)
  const sessionStore = createSessionStore(firestore)
  const trail = createTrail({ firestore, now, newId })
  const sessions = createSessions({ store: sessionStore, accounts: store, trail, now, newId })
  const accounts = createAccounts({
    store,
    sessions,
    throttle: createThrottle(firestore, now),
    trail,
    mails: createMailOrders({ firestore, publish, now, newId }),
    tokens: createMailTokens({ firestore, now }),
    photos,
    now,
    newId,
  })
  const keys = createApiKeys({
    store: createApiKeyStore(firestore),
    accounts: store,
    prove: accounts.prove,
    trail,
    now,
    newId,
  })
  const people = createPeopleCare({
    store: createPeopleStore(firestore),
    accounts: store,
    sessions,
    quotas,
    trail,
    now,
  })
  return {
    sessions,
    accounts,
    keys,
    people,
    trail: createTrailReading(firestore),
    standing: createStanding({ sessions: sessionStore, accounts: store, now }),
    tokens: createAccessTokens(createSigningKeys({ secrets, secret: tokenKeySecret, now }), now),
    iap: iap && createIap({ config: iap, store, now, newId }),
    ping: store.ping,
  }
}
