import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type ErrorCode, type FieldError } from '../platform/errors.ts'
import { hasStatus, STATUS } from '../platform/grpc-status.ts'
import type { Log } from '../platform/log.ts'
import { inTrace, startSpan } from '../platform/trace.ts'

const HTTP_STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  payment: 402,
  forbidden: 403,
  quota: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  mismatch: 422,
  'too-many': 429,
  temporary: 503,
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** What a person may know about an error; `type`, `title` and `traceId` of RFC 9457 are added when it is sent. */
export interface Problem {
  status: number
  code: string
  detail: string
  errors?: FieldError[]
  /** Seconds. */
  retryAfter?: number | undefined
}

/**
 * The HTTP adapter's only place for errors: people get what they may know as problem+json, and the log gets the rest.
 */
export function handleErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = describe(error)
    if (problem.status >= 500 && !hasLeft(error, reply))
      inTrace(request.trace, () =>
        log.error({ error, method: request.method, route: request.routeOptions.url }, 'Request failed'),
      )
    return sendProblem(request, reply, problem)
  })
}

/** Somebody who goes before a stream begins, which strangers may do as often as they like, is no fault of the program. */
const hasLeft = ({ code }: FastifyError, { raw }: FastifyReply): boolean =>
  code === 'ERR_STREAM_PREMATURE_CLOSE' && raw.destroyed

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const { status, code, detail, errors = [], retryAfter } = problem
  if (status === 401 && !reply.hasHeader('www-authenticate')) reply.header('www-authenticate', 'Bearer')
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
    ...(errors.length > 0 && { errors }),
    traceId: request.trace.traceId,
  }
  reply.code(status).header('content-type', 'application/problem+json').header('cache-control', 'no-store')
  // The body is sent as text, so that the route's own response schemas do not shape it.
  return reply.send(JSON.stringify(body))
}

/** For addresses that cannot be decoded. They reach no route, so no hook has run. */
export function refuseAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  request.trace = startSpan(null)
  sendProblem(request, reply, { status: 400, code: 'invalid', detail: 'This address is not well-formed' })
}

function describe(error: FastifyError): Problem {
  if (error instanceof AppError)
    return {
      status: HTTP_STATUS[error.code],
      code: error.reason ?? error.code,
      detail: error.message,
      errors: error.errors,
      retryAfter: error.retryAfter,
    }
  // Fastify's own refusals have messages fit for people: malformed JSON, too large, unknown media type.
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500)
    return { status, code: FASTIFY_CODES[error.code] ?? 'invalid', detail: error.message }
  if (hasStatus(error, ...AWAY))
    return { status: 503, code: 'temporary', detail: 'Please try again in a moment', retryAfter: 2 }
  return { status: 500, code: 'internal', detail: 'Something went wrong on our side' }
}

/** The statuses of a database or bus that is restarting, overloaded, or slow. */
const AWAY = [STATUS.UNAVAILABLE, STATUS.ABORTED, STATUS.DEADLINE_EXCEEDED, STATUS.RESOURCE_EXHAUSTED]

const FASTIFY_CODES: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported',
  SLOW_BODY: 'too-slow',
}
