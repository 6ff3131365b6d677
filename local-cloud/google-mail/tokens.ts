// Google's token and revocation endpoints: https://developers.google.com/identity/protocols/oauth2/web-server#exchange-authorization-code
import { createHash, timingSafeEqual } from 'node:crypto'
import { CLIENT } from './clients.ts'
import { ACCESS_TOKEN_SECONDS } from './limits.ts'
import { EMAIL_SCOPE } from './scopes.ts'
import type { GoogleMailStore } from './store.ts'

export interface TokenDeps {
  store: GoogleMailStore
  /** Signs who the person is, as Google does. */
  idToken(claims: { email: string; audience: string }): string
}

export interface JsonAnswer {
  status: number
  body: object
}

const refused = (error: string, description: string, status = 400): JsonAnswer => ({
  status,
  body: { error, error_description: description },
})

export function answerToken(
  { store, idToken }: TokenDeps,
  form: URLSearchParams,
  basic: string | null,
): JsonAnswer {
  const [id, secret] = credentialsIn(form, basic)
  if (id !== CLIENT.id) return refused('invalid_client', 'The OAuth client was not found.', 401)
  if (!isSame(secret, CLIENT.secret)) return refused('invalid_client', 'Unauthorized', 401)
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchange({ store, idToken }, form)
    case 'refresh_token': {
      const grant = store.grantOf('refresh', form.get('refresh_token') ?? '')
      if (!grant) return refused('invalid_grant', 'Token has been expired or revoked.')
      return { status: 200, body: tokenBody(store.issue('access', grant), grant.scope) }
    }
    default:
      return refused('unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type')}`)
  }
}

function exchange({ store, idToken }: TokenDeps, form: URLSearchParams): JsonAnswer {
  const code = store.takeCode(form.get('code') ?? '')
  if (!code) return refused('invalid_grant', 'Malformed auth code.')
  if (form.get('redirect_uri') !== code.redirect) return refused('redirect_uri_mismatch', 'Bad Request')
  const verifier = form.get('code_verifier')
  if (code.challenge !== null) {
    if (!verifier) return refused('invalid_grant', 'Missing code verifier.')
    if (!/^[\w.~-]{43,128}$/.test(verifier) || !isSame(s256(verifier), code.challenge))
      return refused('invalid_grant', 'Invalid code verifier.')
  }
  return {
    status: 200,
    body: {
      ...tokenBody(store.issue('access', code), code.scope),
      ...(code.isOffline && { refresh_token: store.issue('refresh', code) }),
      ...(code.scope.split(' ').includes('openid') && {
        id_token: idToken({ email: code.email, audience: CLIENT.id }),
      }),
    },
  }
}

const tokenBody = (token: string, scope: string) => ({
  access_token: token,
  expires_in: ACCESS_TOKEN_SECONDS,
  scope,
  token_type: 'Bearer',
})

export const answerRevoke = ({ store }: Pick<TokenDeps, 'store'>, token: string): JsonAnswer =>
  store.revoke(token) ? { status: 200, body: {} } : refused('invalid_token', 'Token expired or revoked')

/** https://developers.google.com/identity/openid-connect/openid-connect#obtaininguserprofileinformation */
export function answerUserInfo({ store }: Pick<TokenDeps, 'store'>, token: string): JsonAnswer {
  const grant = store.grantOf('access', token)
  if (!grant) return refused('invalid_request', 'Invalid Credentials', 401)
  const sub = String(BigInt(`0x${createHash('sha256').update(grant.email).digest('hex').slice(0, 17)}`))
  const mayTell = grant.scope.split(' ').includes(EMAIL_SCOPE)
  return { status: 200, body: { sub, ...(mayTell && { email: grant.email, email_verified: true }) } }
}

/** In the form, or as HTTP Basic: RFC 6749, 2.3.1. */
function credentialsIn(form: URLSearchParams, basic: string | null): [id: string, secret: string] {
  if (basic === null) return [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  const text = Buffer.from(basic, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return [text.slice(0, colon), text.slice(colon + 1)]
}

const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

const isSame = (a: string, b: string) =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
