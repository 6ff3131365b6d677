import type { Firestore } from '@google-cloud/firestore'
import { createIap, type IapConfig } from '../accounts/iap.ts'
import { createSigningKeys, type SigningKeysDeps } from '../accounts/keys.ts'
import { type AccountsDeps, createAccounts } from '../accounts/service.ts'
import { createSessionStore } from '../accounts/session-store.ts'
import { createSessions } from '../accounts/sessions.ts'
import { createAccountStore } from '../accounts/store.ts'
import { createThrottle } from '../accounts/throttle.ts'
import { createAccessTokens } from '../accounts/tokens.ts'

export interface PeopleDeps extends Pick<AccountsDeps, 'photos' | 'now' | 'newId'> {
  firestore: Firestore
  secrets: SigningKeysDeps['secrets']
  /** `projects/P/secrets/S` */
  tokenKeySecret: string
  /** Null where people sign in with a password. */
  iap: IapConfig | null
}

/** Puts together what is about people: the API, scripts and tests use the same. */
export function createPeople({ firestore, secrets, tokenKeySecret, iap, photos, now, newId }: PeopleDeps) {
  const store = createAccountStore(firestore)
  const sessions = createSessions({ store: createSessionStore(firestore), now, newId })
  const throttle = createThrottle(firestore, now)
  return {
    sessions,
    accounts: createAccounts({ store, sessions, throttle, photos, now, newId }),
    tokens: createAccessTokens(createSigningKeys({ secrets, secret: tokenKeySecret, now }), now),
    iap: iap && createIap({ config: iap, store, now, newId }),
    ping: store.ping,
  }
}
