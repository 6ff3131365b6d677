import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readJson, sendError, sendJson } from '../json-http.ts'
import { type createExchange, ExchangeError, type Identity } from './exchange.ts'

interface FederationServerDeps {
  exchange: ReturnType<typeof createExchange>
  /** A token with which its bearer acts as the account. */
  accessToken: (email: string) => { token: string; expiresAt: number }
  /** Milliseconds. */
  now: () => number
}

const ACCOUNT = /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/
const LIFETIME = 3600
const PERMISSION = 'iam.serviceAccounts.getAccessToken'

/**
 * Answers what the exchange of a token needs: `sts.googleapis.com/v1/token`, and `generateAccessToken` of IAM
 * Credentials for those who came this way. Returns false for everything else.
 */
export function createFederationServer({ exchange, accessToken, now }: FederationServerDeps) {
  /** In the order in which they end. */
  const identities = new Map<string, { identity: Identity; expiresAt: number }>()

  function forgetOld() {
    for (const [token, { expiresAt }] of identities)
      if (expiresAt <= now()) identities.delete(token)
      else break
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = request.url?.split('?')[0] ?? ''
    if (request.method !== 'POST') return false
    forgetOld()
    if (path === '/v1/token') {
      const body = (await readJson(request)) ?? {}
      const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
      try {
        const identity = exchange.exchange({
          grantType: text('grantType'),
          audience: text('audience'),
          subjectTokenType: text('subjectTokenType'),
          subjectToken: text('subjectToken'),
        })
        const token = `ya29.d.${randomBytes(32).toString('base64url')}`
        identities.set(token, { identity, expiresAt: now() + LIFETIME * 1000 })
        sendJson(response, 200, {
          access_token: token,
          issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          token_type: 'Bearer',
          expires_in: LIFETIME,
        })
      } catch (error) {
        if (!(error instanceof ExchangeError)) throw error
        sendJson(response, 400, { error: error.error, error_description: error.message })
      }
      return true
    }
    const account = ACCOUNT.exec(path)?.[1]
    const { identity } = identities.get(request.headers.authorization?.replace(/^Bearer /i, '') ?? '') ?? {}
    if (account === undefined || !identity) return false
    if (!exchange.mayBecome(identity, account)) {
      const message = `Permission '${PERMISSION}' denied on resource (or it may not exist).`
      sendError(response, 403, 'PERMISSION_DENIED', message, [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'IAM_PERMISSION_DENIED',
          domain: 'iam.googleapis.com',
          metadata: { permission: PERMISSION },
        },
      ])
      return true
    }
    const { token, expiresAt } = accessToken(account)
    sendJson(response, 200, { accessToken: token, expireTime: new Date(expiresAt).toISOString() })
    return true
  }
}
