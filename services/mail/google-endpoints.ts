// Where Google answers. The local cloud answers for all of them at one address.

export interface GoogleEndpoints {
  consent: string
  token: string
  revoke: string
  /** Without a slash at its end. */
  gmail: string
}

/** https://developers.google.com/identity/protocols/oauth2/web-server and https://developers.google.com/workspace/gmail/api */
const GOOGLE: GoogleEndpoints = {
  consent: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  revoke: 'https://oauth2.googleapis.com/revoke',
  gmail: 'https://gmail.googleapis.com',
}

/** `emulatorHost` is `HOST:PORT`. */
export function googleEndpoints(emulatorHost: string | undefined): GoogleEndpoints {
  if (!emulatorHost) return GOOGLE
  const origin = `http://${emulatorHost}`
  return {
    consent: `${origin}/o/oauth2/v2/auth`,
    token: `${origin}/token`,
    revoke: `${origin}/revoke`,
    gmail: origin,
  }
}
