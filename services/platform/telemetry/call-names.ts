/** What a call over HTTP is, without what it is about: names of objects and accounts may be ids of people. */
export interface CallName {
  name: string
  bucket?: string
}

/** Hosts that say nothing about a person: Google's own, and this machine's. */
const OWN = /(^|\.)(googleapis\.com|google\.internal)$|^localhost$|^127\.0\.0\.1$/

/** The pages and servers that people use are theirs to know. */
export const hostOf = (host: string): string => (OWN.test(host) ? host : 'outside')

/** An emulator's address for downloads is without the version. */
const STORAGE = /^(?:\/(?:upload|download))?(?:\/storage\/v1)?\/b\/([a-z0-9._-]+)/
const SIGNING = /\/serviceAccounts\/[^/]+:(\w+)/

export function nameOf(method: string, host: string, path: string): CallName {
  const own = hostOf(host)
  if (own === 'outside') return { name: `${method} outside` }
  if (path.startsWith('/computeMetadata/')) return { name: 'Metadata token' }
  const bucket = STORAGE.exec(path)?.[1]
  if (bucket) return { name: `Storage ${method}`, bucket }
  const signing = SIGNING.exec(path)?.[1]
  if (signing) return { name: `IAM ${signing}` }
  return { name: `${method} ${own}` }
}
