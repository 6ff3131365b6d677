// What Google's APIs over HTTP have in common: who asks, whether they may, and how a refusal looks.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Iam } from './iam.ts'
import { decodePath, INVALID_CREDENTIALS, sendError, sendJson } from './json-http.ts'

export class ApiError extends Error {
  readonly code: number
  readonly status: string
  readonly details: object[] | undefined
  constructor(code: number, status: string, message: string, details?: object[]) {
    super(message)
    this.code = code
    this.status = status
    this.details = details
  }
}

export interface Caller {
  email: string
  /** Throws what Google answers to somebody without this permission. `resource` is as in BindingDescription. */
  needs(permission: string, resource: string): void
}

export interface ApiRequest {
  request: IncomingMessage
  url: URL
  /** What follows the prefix. */
  path: string
  caller: Caller
}

interface AnswererDeps {
  iam: Pick<Iam, 'emailOfAccessToken' | 'allows'>
  prefix: string
}

/**
 * Makes the handler of the API whose paths begin with `prefix`; it returns false for every other path. `answer` returns
 * null for what is not simulated.
 */
export function answerer(
  { iam, prefix }: AnswererDeps,
  answer: (request: ApiRequest) => Promise<object | null>,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    // The address as a base would make a host of what follows two slashes.
    const url = new URL(`http://localhost${request.url}`)
    const path = decodePath(url.pathname)
    if (!path.startsWith(prefix)) return false
    try {
      const caller = callerOf(iam, request)
      const body = await answer({ request, url, path: path.slice(prefix.length), caller })
      if (!body)
        throw new ApiError(
          501,
          'UNIMPLEMENTED',
          `${request.method} ${path} is not simulated by the local cloud.`,
        )
      sendJson(response, 200, body)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      sendError(response, error.code, error.status, error.message, error.details)
    }
    return true
  }
}

function callerOf(iam: AnswererDeps['iam'], request: IncomingMessage): Caller {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const email = iam.emailOfAccessToken(token)
  if (email === null) throw new ApiError(401, 'UNAUTHENTICATED', INVALID_CREDENTIALS)
  return {
    email,
    needs(permission, resource) {
      if (iam.allows(email, permission, resource)) return
      throw new ApiError(
        403,
        'PERMISSION_DENIED',
        `Permission '${permission}' denied on resource '${resource}' (or resource may not exist).`,
        [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'IAM_PERMISSION_DENIED',
            domain: 'iam.googleapis.com',
            metadata: { permission, resource },
          },
        ],
      )
    },
  }
}
