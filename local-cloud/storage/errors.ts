import { http } from '../http.ts'
import { isOutOfSpace } from '../sqlite.ts'

interface Failure {
  status: number
  /** JSON API: `errors[0].reason`. */
  reason: string
  /** XML API: `<Code>`. */
  code: string
  message: string
  /** XML API: `<Message>`, when it differs from the JSON API's. */
  xmlMessage?: string
  details?: string
  /** Where the JSON API locates the error. */
  location?: { locationType: string; location: string }
  /** Additional elements of the XML error, in order. */
  elements?: Record<string, string>
  /** Response headers that belong to this error. */
  headers?: Record<string, string>
}

/**
 * A refusal in the shapes of both of Google's APIs.
 * Sources: https://cloud.google.com/storage/docs/xml-api/reference-status and
 * https://cloud.google.com/storage/docs/json_api/v1/status-codes
 */
export class StorageError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

export function jsonBody({ failure }: StorageError): string {
  const { status, reason, message, location } = failure
  return JSON.stringify({
    error: { code: status, message, errors: [{ message, domain: 'global', reason, ...location }] },
  })
}

export function xmlBody({ failure }: StorageError): string {
  const { code, message, xmlMessage, details, elements = {} } = failure
  const children = {
    Code: code,
    Message: xmlMessage ?? message,
    ...elements,
    ...(details && { Details: details }),
  }
  const inner = Object.entries(children).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
  return `<?xml version='1.0' encoding='UTF-8'?><Error>${inner.join('')}</Error>`
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export const noSuchBucket = () =>
  new StorageError({
    status: 404,
    reason: 'notFound',
    code: 'NoSuchBucket',
    message: 'The specified bucket does not exist.',
  })

export const noSuchObject = (bucket: string, name: string) =>
  new StorageError({
    status: 404,
    reason: 'notFound',
    code: 'NoSuchKey',
    message: `No such object: ${bucket}/${name}`,
    xmlMessage: 'The specified key does not exist.',
    details: `No such object: ${bucket}/${name}`,
  })

export const preconditionFailed = () =>
  new StorageError({
    status: 412,
    reason: 'conditionNotMet',
    code: 'PreconditionFailed',
    message: 'At least one of the pre-conditions you specified did not hold.',
    location: { locationType: 'header', location: 'If-Match' },
  })

export const invalid = (message: string, details?: string) =>
  new StorageError({
    status: 400,
    reason: 'invalid',
    code: 'InvalidArgument',
    message,
    xmlMessage: 'Invalid argument.',
    details: details ?? message,
  })

/** An error for features that are not simulated. Google would support them, so the message says who refuses. */
export const unimplemented = (what: string) =>
  new StorageError({
    status: 501,
    reason: 'notImplemented',
    code: 'NotImplemented',
    message: `UNIMPLEMENTED: the local Cloud Storage does not simulate ${what}`,
  })

/** Google's answer when its storage has a problem; clients repeat the request. */
export const unavailable = () =>
  new StorageError({
    status: 503,
    reason: 'backendError',
    code: 'ServiceUnavailable',
    message: 'Backend Error',
  })

/** What a handler threw as a refusal; null for a defect. Google has no full disks: clients treat a 503 as one and retry. */
export function asRefusal(error: unknown): StorageError | null {
  if (error instanceof StorageError) return error
  if (!isOutOfSpace(error)) return null
  return new StorageError({
    status: 503,
    reason: 'backendError',
    code: 'ServiceUnavailable',
    message: 'RESOURCE_EXHAUSTED: the disk of the local cloud is full.',
  })
}

export const statusText = (status: number) => http.STATUS_CODES[status] ?? 'Client Closed Request'
