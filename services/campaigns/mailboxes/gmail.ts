// Connecting a person's Gmail: the studio sends the browser to Google with a state, and Google sends it back with a code.
import type { GoogleGrant, GoogleSignIn } from '../../mail/schemas.ts'
import type { Client } from '../../platform/client.ts'
import { AppError } from '../../platform/errors.ts'
import type { Consents } from './consents.ts'
import { isSameBrowser } from './consents.ts'
import type { GmailConsent, GmailProblem } from './schemas.ts'

export interface GmailDeps {
  consents: Consents
  google: GoogleSignIn
  /** Unguessable, at least 43 characters, each time another. */
  newSecret: () => string
  /** Keeps what the person allowed. */
  keep(ownerId: string, grant: GoogleGrant, client: Client): Promise<void>
}

export interface GmailBeginning {
  ownerId: string
  /** Exactly as it is registered with Google. */
  redirectUri: string
  reconciles: boolean
}

/** What Google's answer carries, and who brings it. */
export interface GmailAnswer {
  state: string
  code: string | null
  /** Google's own word, such as `access_denied`. */
  error: string | null
  browserSecret: string
  /** The person who is signed in; null when nobody is, because the session may have ended in the meantime. */
  accountId: string | null
  client: Client
}

export function createGmail({ consents, google, newSecret, keep }: GmailDeps) {
  return {
    /** `browserSecret` goes into a cookie: only this browser can bring the answer. */
    async begin({ ownerId, redirectUri, reconciles }: GmailBeginning) {
      const [state, verifier, browserSecret] = [newSecret(), newSecret(), newSecret()]
      const url = await google.consentUrl({ redirectUri, state, verifier, canFind: reconciles })
      await consents.begin({ state, browserSecret, ownerId, verifier, redirectUri, canFind: reconciles })
      return { consent: { url } satisfies GmailConsent, browserSecret }
    },

    /** Null when the mailbox is connected, otherwise why not. */
    async finish(answer: GmailAnswer): Promise<GmailProblem | null> {
      const consent = await consents.take(answer.state)
      if (!consent) return 'expired'
      const isOther = answer.accountId !== null && answer.accountId !== consent.ownerId
      if (isOther || !isSameBrowser(consent, answer.browserSecret)) return 'other-browser'
      if (answer.error !== null || answer.code === null)
        return answer.error === 'access_denied' ? 'declined' : 'not-confirmed'
      try {
        const { verifier, redirectUri } = consent
        const grant = await google.exchange({ code: answer.code, verifier, redirectUri })
        if (!grant.canSend) {
          await google.revoke(grant.refreshToken)
          return 'not-allowed'
        }
        await keep(consent.ownerId, grant, answer.client)
        return null
      } catch (error) {
        if (error instanceof AppError && error.code === 'temporary') return 'unreachable'
        if (error instanceof AppError && error.code === 'conflict') return 'not-confirmed'
        throw error
      }
    },
  }
}
