import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import Type from 'typebox'
import { checker } from '../platform/check.ts'
import { AppError } from '../platform/errors.ts'
import { type AccountStore, isOpen, newAccount, notOpen, type StoredAccount } from './store.ts'
import type { Identity } from './tokens.ts'

// Verifies assertions of Identity-Aware Proxy: https://cloud.google.com/iap/docs/signed-headers-howto
const ISSUER = 'https://cloud.google.com/iap'
const ALGORITHM = 'ES256'
/** The proxy issues them for ten minutes; jose checks the time of issue only when an age is given. */
const LONGEST_AGE_SECONDS = 3600
/** The difference between clocks that Google allows for. */
const CLOCK_SKEW_SECONDS = 30
/** How long an instance remembers an account's role. */
const KEPT_MS = 60_000
const KEPT_ACCOUNTS = 10_000

export interface IapConfig {
  /** `/projects/NUMBER/global/backendServices/ID`, or for Cloud Run `/projects/NUMBER/locations/REGION/services/NAME`. */
  audience: string
  keysUrl: string
}

export interface IapDeps {
  config: IapConfig
  store: Pick<AccountStore, 'create' | 'findByEmail' | 'findByIapSubject' | 'change'>
  now: () => number
  newId: () => string
}

const check = checker(
  Type.Object({ sub: Type.String({ minLength: 1 }), email: Type.String({ minLength: 3 }) }),
)

/** Turns the proxy's assertion into an identity; a person's first assertion creates the account. */
export interface Iap {
  /** Throws `unauthenticated` unless the assertion was made by the proxy, for this service, and recently. */
  identify(assertion: string): Promise<Identity>
}

export function createIap({ config, store, now, newId }: IapDeps): Iap {
  const keys = createRemoteJWKSet(new URL(config.keysUrl))
  const known = new Map<string, { identity: Identity; until: number }>()

  async function verify(assertion: string): Promise<{ subject: string; email: string }> {
    try {
      const { payload } = await jwtVerify(assertion, keys, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: config.audience,
        clockTolerance: CLOCK_SKEW_SECONDS,
        maxTokenAge: LONGEST_AGE_SECONDS,
        requiredClaims: ['exp', 'iat'],
        currentDate: new Date(now()),
      })
      const checked = check(payload)
      if (!checked.ok) throw new AppError('unauthenticated', 'The proxy did not say who you are')
      // Addresses may carry the identity provider's namespace: `accounts.google.com:ana@example.com`.
      const email = checked.value.email.slice(checked.value.email.lastIndexOf(':') + 1)
      return { subject: checked.value.sub, email }
    } catch (error) {
      // A failure to fetch the keys says nothing about the assertion, so it is retried.
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error
      throw new AppError('unauthenticated', 'The proxy’s assertion is not valid', { cause: error })
    }
  }

  async function accountOf(subject: string, email: string): Promise<StoredAccount> {
    // The subject stays the same when the person's address changes.
    const found = (await store.findByIapSubject(subject)) ?? (await store.findByEmail(email))
    if (found) {
      if (found.iapSubject === null) await store.change(found.id, { iapSubject: subject })
      // An address that was reassigned to another person must not open the account of the previous one.
      else if (found.iapSubject !== subject)
        throw new AppError('forbidden', 'This e-mail address belongs to an account of somebody else')
      return found
    }
    const account = newAccount({
      id: newId(),
      email,
      name: email.slice(0, email.indexOf('@')),
      role: 'member',
      passwordHash: null,
      iapSubject: subject,
      createdAt: now(),
    })
    if (await store.create(account)) return account
    // Two first requests came at once, and the other one created the account.
    return accountOf(subject, email)
  }

  return {
    async identify(assertion) {
      const { subject, email } = await verify(assertion)
      const key = `${subject} ${email}`
      const remembered = known.get(key)
      if (remembered && remembered.until > now()) return remembered.identity
      const account = await accountOf(subject, email)
      if (!isOpen(account)) throw notOpen(account)
      // The proxy keeps the session, so the studio has none.
      const identity = { accountId: account.id, role: account.role, sessionId: '' }
      if (known.size >= KEPT_ACCOUNTS) known.clear()
      known.set(key, { identity, until: now() + KEPT_MS })
      return identity
    },
  }
}
