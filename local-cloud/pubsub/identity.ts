import type { Clock } from '../clock.ts'

/** What Pub/Sub needs from the local IAM. */
export interface PubsubIam {
  /** A signed OIDC token. */
  idToken(claims: { email: string; audience: string }): string
  /** `resource` is `topic/NAME` or `subscription/NAME`. */
  allows(email: string | null, permission: string, resource: string): boolean
}

/** Milliseconds. Google's tokens live for an hour and are reused for part of it. */
const TOKEN_REUSE = 30 * 60_000

/** The bearer tokens of pushes, signed once per account and audience and then reused for half an hour. */
export function createPushTokens(iam: PubsubIam, clock: Clock) {
  const tokens = new Map<string, { token: string; made: number }>()

  return (email: string, audience: string): string => {
    const key = `${email} ${audience}`
    const known = tokens.get(key)
    if (known && clock.now() - known.made < TOKEN_REUSE) return known.token
    const token = iam.idToken({ email, audience })
    tokens.set(key, { token, made: clock.now() })
    return token
  }
}

export type PushTokens = ReturnType<typeof createPushTokens>

/** The account as which Pub/Sub itself acts, for example when it forwards dead letters. */
export const serviceAgent = (projectNumber: string) =>
  `service-${projectNumber}@gcp-sa-pubsub.iam.gserviceaccount.com`
