import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Iam } from './iam.ts'
import { decodePath, INVALID_CREDENTIALS, readJson, sendError, sendJson } from './json-http.ts'

// Source: https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts
const PATH = /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):(\w+)$/
/** Seconds; Google allows longer ones only with an organization policy. */
const MAX_LIFETIME = 3600

type Body = Record<string, unknown>
type Answer = (iam: Iam, email: string, body: Body) => object | null

const methods: Record<string, { permission: string; answer: Answer }> = {
  signBlob: {
    permission: 'iam.serviceAccounts.signBlob',
    answer: (iam, email, { payload }) =>
      typeof payload !== 'string'
        ? null
        : {
            keyId: iam.keyId(email),
            signedBlob: Buffer.from(iam.sign(email, Buffer.from(payload, 'base64'))).toString('base64'),
          },
  },
  signJwt: {
    permission: 'iam.serviceAccounts.signJwt',
    answer(iam, email, { payload }) {
      if (typeof payload !== 'string') return null
      const keyId = iam.keyId(email)
      const header = JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: keyId })
      const content = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.')
      const signature = Buffer.from(iam.sign(email, Buffer.from(content))).toString('base64url')
      return { keyId, signedJwt: `${content}.${signature}` }
    },
  },
  generateIdToken: {
    permission: 'iam.serviceAccounts.getOpenIdToken',
    answer: (iam, email, { audience, includeEmail }) =>
      typeof audience !== 'string' || audience === ''
        ? null
        : { token: iam.idToken({ email, audience, includeEmail: includeEmail === true }) },
  },
  generateAccessToken: {
    permission: 'iam.serviceAccounts.getAccessToken',
    answer(iam, email, { scope, lifetime = `${MAX_LIFETIME}s` }) {
      const seconds = Number(/^(\d+)s$/.exec(String(lifetime))?.[1] ?? 0)
      if (!Array.isArray(scope) || scope.length === 0 || seconds < 1 || seconds > MAX_LIFETIME) return null
      const { token, expiresAt } = iam.accessToken(email, seconds * 1000)
      return { accessToken: token, expireTime: new Date(expiresAt).toISOString() }
    },
  },
}

/** Answers the IAM Service Account Credentials API. Returns false when the request is for something else. */
export async function answerCredentials(
  iam: Iam,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [, account, name] = PATH.exec(decodePath(request.url?.split('?')[0] ?? '')) ?? []
  const method = methods[name ?? '']
  if (account === undefined || !method || request.method !== 'POST') return false

  const caller = iam.emailOfAccessToken(bearer(request) ?? '')
  if (caller === null) {
    sendError(response, 401, 'UNAUTHENTICATED', INVALID_CREDENTIALS)
    return true
  }
  // An account that does not exist looks like one the caller may not use, as in production.
  if (!iam.allows(caller, method.permission, `serviceAccount/${account}`) || !iam.isServiceAccount(account)) {
    const message = `Permission '${method.permission}' denied on resource (or it may not exist).`
    const resource = `serviceAccount/${account}`
    iam.refused({ email: caller, permission: method.permission, resource, status: '403', message })
    sendError(response, 403, 'PERMISSION_DENIED', message, [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'IAM_PERMISSION_DENIED',
        domain: 'iam.googleapis.com',
        metadata: { permission: method.permission },
      },
    ])
    return true
  }
  const body = await readJson(request)
  if (Array.isArray(body?.delegates) && body.delegates.length > 0) {
    sendError(response, 501, 'UNIMPLEMENTED', 'Delegation chains are not simulated')
    return true
  }
  const answer = body && method.answer(iam, account, body)
  if (answer) sendJson(response, 200, answer)
  else sendError(response, 400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.')
  return true
}

function bearer(request: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
}
