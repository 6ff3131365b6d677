// Answers the requests of the Telemetry API. Loaded with the first one.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Iam } from '../iam/iam.ts'
import { sendError, sendJson } from '../iam/json-http.ts'
import { readPoints } from './otlp-metrics.ts'
import { ForeignProject, type Read, readSpans } from './otlp-spans.ts'
import { NotOtlp, Rejected, type Wire } from './otlp-values.ts'
import type { PointStore } from './point-store.ts'
import { type Body, readBody } from './request-body.ts'
import type { SpanStore } from './span-store.ts'

export interface AnswersDeps {
  projectId: string
  iam: Pick<Iam, 'emailOfAccessToken' | 'allows' | 'refused'>
  spans: Pick<SpanStore, 'add'>
  points: Pick<PointStore, 'add'>
}

interface Signal {
  /** Source: https://docs.cloud.google.com/iam/docs/roles-permissions/telemetry */
  permission: string
  /** Takes what is good, and returns why the rest is not. */
  take(body: Wire): string[]
  /** What the answer calls the number that was not taken. */
  rejected: string
}

export function createAnswers({ projectId, iam, spans, points }: AnswersDeps) {
  const keep = <Item>({ items, rejected }: Read<Item>, store: { add(item: Item): void }) => {
    for (const item of items) store.add(item)
    return rejected
  }
  const signals: Record<string, Signal> = {
    '/v1/traces': {
      permission: 'telemetry.traces.write',
      take: (body) => keep(readSpans(body, projectId), spans),
      rejected: 'rejectedSpans',
    },
    '/v1/metrics': {
      permission: 'monitoring.timeSeries.create',
      take: (body) => keep(readPoints(body, projectId), points),
      rejected: 'rejectedDataPoints',
    },
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?')[0] ?? ''
    const signal = signals[path]
    if (!signal || request.method !== 'POST')
      return sendError(response, 404, 'NOT_FOUND', `${request.method} ${path} is not simulated.`)
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const email = iam.emailOfAccessToken(token)
    if (email === null) return sendError(response, 401, 'UNAUTHENTICATED', NO_CREDENTIALS)
    const asked = { email, permission: signal.permission, resource: `project/${projectId}` }
    if (!iam.allows(asked.email, asked.permission, asked.resource)) {
      const message = deny(response, signal.permission, projectId)
      iam.refused({ ...asked, status: '403', message })
      return
    }
    const body = await readBody(request)
    if (typeof body === 'string') return refuse(response, body)
    try {
      const rejected = signal.take(body)
      const partialSuccess = { [signal.rejected]: String(rejected.length), errorMessage: rejected[0] }
      sendJson(response, 200, rejected.length > 0 ? { partialSuccess } : {})
    } catch (error) {
      if (error instanceof ForeignProject) deny(response, signal.permission, error.message)
      else if (error instanceof NotOtlp || error instanceof Rejected)
        sendError(response, 400, 'INVALID_ARGUMENT', error.message)
      else throw error
    }
  }
}

function deny(response: ServerResponse, permission: string, projectId: string): string {
  const resource = `projects/${projectId}`
  const message = `Permission '${permission}' denied on resource '${resource}' (or it may not exist).`
  sendError(response, 403, 'PERMISSION_DENIED', message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'IAM_PERMISSION_DENIED',
      domain: 'telemetry.googleapis.com',
      metadata: { permission, resource },
    },
  ])
  return message
}

function refuse(response: ServerResponse, why: Exclude<Body, Wire>): void {
  if (why === 'too large') sendError(response, 413, 'INVALID_ARGUMENT', 'Request payload is too large.')
  else if (why === 'not json') sendError(response, 400, 'INVALID_ARGUMENT', 'Invalid JSON payload received.')
  // Google takes it too; nothing that runs here sends it.
  else sendError(response, 501, 'UNIMPLEMENTED', 'OTLP as protobuf is not simulated; use http/json.')
}

const NO_CREDENTIALS =
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid ' +
  'authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.'
