// Connections to Gmail that were begun and wait for Google's answer. Each is for one person and one browser, is answered
// once, and is void after ten minutes.
import { createHash } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, Time } from '../../platform/documents.ts'
import { MINUTE_MS } from '../../platform/durations.ts'

export const CONSENTS = 'mailboxConsents'
export const CONSENT_MS = 10 * MINUTE_MS

const Consent = Type.Object({
  ownerId: Type.String(),
  /** The digest of the secret that only the browser has that began it. */
  browser: Type.String(),
  /** PKCE's: Google has seen its digest. */
  verifier: Type.String(),
  redirectUri: Type.String(),
  canFind: Type.Boolean(),
  expiresAt: Time,
})
export type Consent = Static<typeof Consent>
const stored = documents(Consent)

const digest = (secret: string) => createHash('sha256').update(secret).digest('hex')

export type BegunConsent = Omit<Consent, 'browser' | 'expiresAt'> & { state: string; browserSecret: string }

export function createConsents({ firestore, now }: { firestore: Firestore; now: () => number }) {
  const consents = firestore.collection(CONSENTS)

  return {
    async begin({ state, browserSecret, ...consent }: BegunConsent): Promise<void> {
      const data = stored.data({ ...consent, browser: digest(browserSecret), expiresAt: now() + CONSENT_MS })
      // Whoever reads the database must not be able to answer for the person.
      await consents.doc(digest(state)).create(data)
    },

    /** Null when there is none, it is over, or it was used: it is used by this. */
    take: (state: string): Promise<Consent | null> =>
      firestore.runTransaction(async (transaction) => {
        const reference = consents.doc(digest(state))
        const consent = stored.read(await transaction.get(reference))
        if (!consent) return null
        transaction.delete(reference)
        return now() < consent.expiresAt ? consent : null
      }),
  }
}

export type Consents = ReturnType<typeof createConsents>

export const isSameBrowser = ({ browser }: Consent, browserSecret: string) =>
  browserSecret !== '' && browser === digest(browserSecret)
