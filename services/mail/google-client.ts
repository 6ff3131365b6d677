import Type, { type Static } from 'typebox'
import { checker } from '../platform/check.ts'
import { type SecretReader, secretText } from '../platform/secret-text.ts'

/** The studio's registration with Google, as the secret has it; the console's download has it under `web`. */
const Registration = Type.Object({ client_id: Type.String(), client_secret: Type.String() })
const Downloaded = Type.Object({ web: Registration })
export type GoogleClient = Static<typeof Registration>

/** What the local cloud's consent page knows; it opens nothing at Google. */
export const LOCAL_CLIENT: GoogleClient = {
  client_id: 'local-studio.apps.googleusercontent.com',
  client_secret: 'local-studio-secret',
}

const checkPlain = checker(Registration)
const checkDownloaded = checker(Downloaded)

export interface GoogleClientDeps {
  secrets: () => Promise<SecretReader>
  /** `projects/P/secrets/S` */
  secret: string
  /** Set where the local cloud answers for Google. */
  emulatorHost: string | undefined
}

/** Null while there is no registration. It is read each time: connections and refreshed tokens are few. */
export function readGoogleClient({ secrets, secret, emulatorHost }: GoogleClientDeps) {
  return async (): Promise<GoogleClient | null> => {
    const text = await secretText(await secrets(), secret)
    // It is read in any case, so that a missing permission shows on one machine, too.
    if (emulatorHost) return LOCAL_CLIENT
    if (text === '') return null
    const value = parse(text)
    const plain = checkPlain(value)
    if (plain.ok) return plain.value
    const downloaded = checkDownloaded(value)
    if (downloaded.ok) return downloaded.value.web
    throw new Error('The secret google-oauth-client is not {"client_id": …, "client_secret": …}')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
