import type { Sender } from './sender.ts'

const PATH = '/computeMetadata/v1/instance/service-accounts/default/token'
/** Milliseconds before its end at which a token is replaced; the metadata server has a new one then. */
const EARLY = 4 * 60_000

/** Access tokens of the instance's own account (https://cloud.google.com/run/docs/container-contract#metadata-server). */
export function createAccountToken({ host, send, now }: { host: string; send: Sender; now: () => number }) {
  let known: { token: string; until: number } | undefined
  return async (): Promise<string> => {
    if (known && known.until > now()) return known.token
    const text = await send.get(`http://${host}${PATH}`, { 'metadata-flavor': 'Google' })
    const answer = JSON.parse(text) as { access_token: string; expires_in: number }
    known = { token: answer.access_token, until: now() + answer.expires_in * 1000 - EARLY }
    return known.token
  }
}
