import { createHash } from 'node:crypto'
import { StorageError, unimplemented } from './errors.ts'
import { MAX_SIGNATURE_SECONDS } from './limits.ts'
import { decodePath, encodeStrictly, parseRawQuery } from './raw-url.ts'

/** What V4 signing covers. Source: https://cloud.google.com/storage/docs/authentication/canonical-requests */
export interface SignedRequest {
  method: string
  /** As sent: percent-encoded, without the query. */
  path: string
  /** As sent, without the question mark. */
  rawQuery: string
  headers: Record<string, string | string[] | undefined>
}

export interface SignatureClaim {
  email: string
  signature: Buffer
  /** What the signer may have signed: with the host as sent, or without its port. */
  candidates: { canonicalRequest: string; stringToSign: string }[]
}

const ALGORITHM = 'GOOG4-RSA-SHA256'

export function isSigned(rawQuery: string): boolean {
  return /(^|&)(x-goog-signature|x-goog-credential|x-amz-signature|googleaccessid)=/i.test(rawQuery)
}

/**
 * Parses a V4-signed URL and rebuilds what was signed; the caller verifies the signature. `now` is in milliseconds.
 * Throws 400 for malformed or expired ones, 501 for V2 and HMAC signatures.
 */
export function readSignature(request: SignedRequest, now: number): SignatureClaim {
  const query = parseRawQuery(request.rawQuery)
  const find = (name: string) => query.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
  const need = (name: string) => find(name) ?? fail(name, `The query parameter ${name} is missing.`)

  if (find('GoogleAccessId') !== undefined) throw unimplemented('V2 signatures; sign with version v4')
  const algorithm = find('X-Goog-Algorithm')
  if (algorithm !== ALGORITHM) {
    if (algorithm === undefined && find('X-Amz-Signature') === undefined) fail('X-Goog-Algorithm', 'Missing.')
    throw unimplemented(`the signing algorithm ${algorithm ?? 'AWS4-HMAC-SHA256'}`)
  }
  const date = need('X-Goog-Date')
  const expires = need('X-Goog-Expires')
  const { email, scope } = readCredential(need('X-Goog-Credential'), date)
  const signedHeaders = need('X-Goog-SignedHeaders')
  const signature = need('X-Goog-Signature')

  checkTime(readDate(date, 'X-Goog-Date'), expires, now)
  const names = checkSignedHeaders(signedHeaders, request.headers)

  const canonicalQuery = query
    .filter(([key]) => key.toLowerCase() !== 'x-goog-signature')
    .map(([key, value]) => [encodeStrictly(key), encodeStrictly(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
  const path = decodePath(request.path).map(encodeStrictly).join('/')
  const payload = names.includes('x-goog-content-sha256')
    ? headerText(request.headers, 'x-goog-content-sha256')
    : 'UNSIGNED-PAYLOAD'
  if (payload !== 'UNSIGNED-PAYLOAD') throw unimplemented('signed payloads (x-goog-content-sha256)')

  const candidates = hosts(request.headers).map((host) => {
    const headers = names.map(
      (name) => `${name}:${name === 'host' ? host : headerText(request.headers, name)}\n`,
    )
    const canonicalRequest = [
      request.method,
      path,
      canonicalQuery,
      headers.join(''),
      signedHeaders,
      payload,
    ].join('\n')
    return { canonicalRequest, stringToSign: stringToSign(date, scope, canonicalRequest) }
  })
  return { email, signature: Buffer.from(signature, 'hex'), candidates }
}

export function signatureDoesNotMatch(claim: SignatureClaim): StorageError {
  const { canonicalRequest = '', stringToSign = '' } = claim.candidates[0] ?? {}
  return mismatch({ StringToSign: stringToSign, CanonicalRequest: canonicalRequest })
}

export function mismatch(elements: Record<string, string>): StorageError {
  return new StorageError({
    status: 403,
    reason: 'forbidden',
    code: 'SignatureDoesNotMatch',
    message: 'Access denied.',
    details:
      'The request signature we calculated does not match the signature you provided. Check your Google secret key and signing method.',
    elements,
  })
}

/** Parses `EMAIL/DATE/LOCATION/storage/goog4_request`; its date must match that of `date`. */
export function readCredential(credential: string, date: string): { email: string; scope: string } {
  const [email, day, location, service, request, ...more] = credential.split('/')
  const whole = email && location && service === 'storage' && request === 'goog4_request' && more.length === 0
  if (!whole) fail('X-Goog-Credential', 'The credential is not EMAIL/DATE/LOCATION/storage/goog4_request.')
  if (day !== date.slice(0, 8))
    fail('X-Goog-Credential', 'The date of the credential is not that of X-Goog-Date.')
  return { email, scope: `${day}/${location}/${service}/${request}` }
}

/** Converts `20260131T235959Z` to milliseconds since the epoch. */
export function readDate(date: string, parameter: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date)
  const [, year, month, day, hour, minute, second] = match ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time)
    ? fail(parameter, 'The date is not ISO 8601 basic format (YYYYMMDDTHHMMSSZ).')
    : time
}

function checkTime(signedAt: number, expires: string, now: number) {
  const seconds = /^\d{1,9}$/.test(expires) ? Number(expires) : 0
  if (seconds < 1 || seconds > MAX_SIGNATURE_SECONDS) {
    fail('X-Goog-Expires', `X-Goog-Expires must be between 1 and ${MAX_SIGNATURE_SECONDS} seconds.`)
  }
  if (now < signedAt) {
    throw new StorageError({
      status: 403,
      reason: 'forbidden',
      code: 'AccessDenied',
      message: 'Access denied.',
      details: `Request is not yet valid. It becomes valid at: ${new Date(signedAt).toISOString()}`,
    })
  }
  const expiry = signedAt + seconds * 1000
  if (now >= expiry) {
    const at = new Date(expiry).toISOString().replace('.000Z', '+00:00')
    throw new StorageError({
      status: 400,
      reason: 'invalid',
      code: 'ExpiredToken',
      message: 'Invalid argument.',
      details: `The provided token has expired. Request signature expired at: ${at}`,
    })
  }
}

/** Returns the names if they are canonical and all present, and no extension header is unsigned. */
function checkSignedHeaders(signedHeaders: string, headers: SignedRequest['headers']): string[] {
  const names = signedHeaders.split(';')
  const canonical = [...new Set(names.map((name) => name.toLowerCase()))].sort(compare).join(';')
  if (canonical !== signedHeaders)
    fail('X-Goog-SignedHeaders', 'The header names are not lower case and sorted.')
  if (!names.includes('host')) fail('host', 'The host header must be signed.')
  for (const name of names) {
    if (headers[name] === undefined) {
      fail(name, 'Header was included in signedheaders, but not in the request.')
    }
  }
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-goog-') && !names.includes(name)) {
      fail(name, 'Header was included in the request, but not in signedheaders.')
    }
  }
  return names
}

export function stringToSign(date: string, scope: string, canonicalRequest: string): string {
  return [ALGORITHM, date, scope, createHash('sha256').update(canonicalRequest).digest('hex')].join('\n')
}

// Google's Node client signs the host without the port, which a browser has to send.
function hosts(headers: SignedRequest['headers']): string[] {
  const host = headerText(headers, 'host')
  return [...new Set([host, host.replace(/:\d+$/, '')])]
}

function headerText(headers: SignedRequest['headers'], name: string): string {
  const value = headers[name]
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/\s{2,}/g, ' ')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function fail(parameter: string, details: string): never {
  throw new StorageError({
    status: 400,
    reason: 'invalid',
    code: 'MalformedSecurityHeader',
    message: 'Your request has a malformed header.',
    elements: { ParameterName: parameter },
    details,
  })
}
