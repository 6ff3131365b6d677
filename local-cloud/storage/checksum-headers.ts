import type { IncomingHttpHeaders } from 'node:http'
import { invalid, StorageError } from './errors.ts'

export interface ExpectedChecksums {
  /** Base64. */
  md5?: string
  crc32c?: string
}

/** The checksums in X-Goog-Hash and, for requests with the whole object, Content-MD5. */
export function expectedChecksums(headers: IncomingHttpHeaders, wholeObject: boolean): ExpectedChecksums {
  const expected: ExpectedChecksums = {}
  // Node joins repeated headers with a comma, which is also Google's own list form.
  for (const part of (headers['x-goog-hash']?.toString() ?? '').split(',')) {
    const match = /^\s*(md5|crc32c)=([A-Za-z0-9+/]+=*)\s*$/.exec(part)
    if (match) expected[match[1] as 'md5' | 'crc32c'] = match[2] as string
    else if (part.trim() !== '') throw invalid(`Invalid X-Goog-Hash: ${part.trim()}`)
  }
  const contentMd5 = headers['content-md5']?.toString()
  if (contentMd5 !== undefined && wholeObject) expected.md5 = contentMd5
  return expected
}

/** Throws 400 when the bytes do not match the expected checksums. */
export function verifyChecksums(expected: ExpectedChecksums, actual: { md5: string | null; crc32c: string }) {
  if (expected.md5 !== undefined && expected.md5 !== actual.md5) {
    throw badDigest('MD5 hash', expected.md5, actual.md5 ?? '')
  }
  if (expected.crc32c !== undefined && expected.crc32c !== actual.crc32c) {
    throw badDigest('CRC32C', expected.crc32c, actual.crc32c)
  }
}

function badDigest(kind: string, provided: string, calculated: string): StorageError {
  const message = `Provided ${kind} "${provided}" doesn't match calculated ${kind} "${calculated}".`
  return new StorageError({
    status: 400,
    reason: 'invalid',
    code: 'BadDigest',
    message,
    xmlMessage: 'The Content-MD5 or x-goog-hash you specified did not match what we received.',
    details: message,
  })
}
