import type { Clock } from '../clock.ts'
import type { Iam } from '../iam/iam.ts'

/** What Pub/Sub needs from the local IAM. */
export interface PubsubIam {
  /** A signed OIDC token. */
  idToken(claims: { email: string; audience: string }): string
  /** `resource` is `topic/NAME`, `subscription/NAME` or `serviceAccount/EMAIL`. */
  allows(email: string | null, permission: string, resource: string): boolean
  refused?: Iam['refused']
}

/** Milliseconds. Google's tokens live for an hour and are reused for part of it. */
const TOKEN_REUSE = 30 * 60_000
const GET_TOKEN = 'iam.serviceAccounts.getOpenIdToken'

export interface PushTokensDeps {
  iam: PubsubIam
  clock: Clock
  /** Pub/Sub's service agent, which makes the tokens. */
  agent: string
  log: (text: string) => void
}

/**
 * The bearer tokens of pushes, signed once per account and audience and then reused for half an hour; null while the
 * agent may not make one, which is logged once per account.
 * Source: https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions#configure_for_push_authentication
 */
export function createPushTokens({ iam, clock, agent, log }: PushTokensDeps) {
  const tokens = new Map<string, { token: string; made: number }>()
  const told = new Set<string>()

  return (email: string, audience: string): string | null => {
    if (!iam.allows(agent, GET_TOKEN, `serviceAccount/${email}`)) {
      const message = `Nothing is pushed as ${email}: ${agent} lacks ${GET_TOKEN} on it`
      if (!told.has(email)) log(message)
      told.add(email)
      const resource = `serviceAccount/${email}`
      iam.refused?.({ email: agent, permission: GET_TOKEN, resource, status: 'PERMISSION_DENIED', message })
      return null
    }
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
