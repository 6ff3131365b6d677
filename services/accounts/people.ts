import type { Firestore } from '@google-cloud/firestore'
import { createIap, type IapConfig } from './iap.ts'
import { createSigningKeys, type SigningKeysDeps } from './keys.ts'
import { type AccountsDeps, createAccounts } from './service.ts'
import { createSessionStore } from './session-store.ts'
import { createSessions } from './sessions.ts'
import { createAccountStore } from './store.ts'
import { createThrottle } from './throttle.ts'
import { createAccessTokens } from './tokens.ts'

export type People = ReturnType<typeof createPeople>

export interface PeopleDeps extends Pick<AccountsDeps, 'photos' | 'now' | 'newId'> {
  firestore: Firestore
  secrets: SigningKeysDeps['secrets']
  /** `projects/P/secrets/S` */
  tokenKeySecret: string
  /** Null where people sign in with a password. */
  iap: IapConfig | null
}

/** Puts together what is about people. */
export function createPeople({ firestore, secrets, tokenKeySecret, iap, photos, now, newId }: PeopleDeps) {
  const store = createAccountStore(firestore)
  const sessions = createSessions({ store: createSessionStore(firestore), now, newId })
  const throttle = createThrottle(firestore, now)
  return {
    sessions,
    accounts: createAccounts({ store, sessions, throttle, photos, now, newId }),
    tokens: createAccessTokens(createSigningKeys({ secrets, secret: tokenKeySecret, now }), now),
    iap: iap && createIap({ config: iap, store, now, newId }),
  }
}
