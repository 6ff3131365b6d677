// From where a request comes. On Google's network the way tells; here everything comes over 127.0.0.1, so the local
// cloud's own parts show a secret that nobody else knows.
import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** `internal` is Google itself on behalf of this project, as when Pub/Sub pushes. */
export type RequestSource = 'internet' | 'load-balancer' | 'internal'

const HEADER = 'x-local-cloud-source'

export interface RequestSources {
  /** The headers that show where a request comes from. */
  stamp(source: Exclude<RequestSource, 'internet'>): Record<string, string>
  sourceOf(headers: IncomingHttpHeaders): RequestSource
}

export function createRequestSources(): RequestSources {
  const secret = randomBytes(16).toString('hex')
  return {
    stamp: (source) => ({ [HEADER]: `${source} ${secret}` }),
    sourceOf({ [HEADER]: shown }) {
      for (const source of ['load-balancer', 'internal'] as const)
        if (shown === `${source} ${secret}`) return source
      return 'internet'
    },
  }
}

/** The headers without the secret, which no service may see. */
export function withoutSource(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { [HEADER]: _secret, ...others } = headers
  return others
}
