// Identities and permissions: service accounts with keys, access and identity tokens, and the bindings of the Terraform
// JSON.
import { sign, verify } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { CloudDescription } from '../description.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createIdTokens, type IdTokenClaims } from './id-tokens.ts'
import { createKeys } from './keys.ts'
import { createPolicy, type PolicyAdmin, type Refusal } from './policy.ts'

export interface Iam {
  /** Milliseconds. An hour when no lifetime is given. */
  accessToken(email: string, lifetime?: number): { token: string; expiresAt: number }
  /** Null when the token is unknown or expired. */
  emailOfAccessToken(token: string): string | null
  /** RS256, signed by the local Google, valid for an hour. */
  idToken(claims: IdTokenClaims): string
  /** The e-mail address, or null. An audience given as a string must match exactly; a function decides for itself. */
  verifyIdToken(token: string, audience: string | ((audience: string) => boolean)): string | null
  /** RSA-SHA256 with the account's own key. */
  sign(email: string, bytes: Uint8Array): Uint8Array
  verifySignature(email: string, bytes: Uint8Array, signature: Uint8Array): boolean
  /** Names the account's key. */
  keyId(email: string): string
  /**
   * `resource` is as in BindingDescription, or `bucket/NAME/objects/OBJECT`. A null e-mail means an anonymous caller.
   */
  allows(email: string | null, permission: string, resource: string): boolean
  /** A service tells what it answered to somebody who lacks a permission. */
  refused(refusal: Refusal): void
  /** The bindings, for whoever changes or watches them while the local cloud runs. */
  policy: PolicyAdmin
  isServiceAccount(email: string): boolean
  /** Public keys of the identity tokens (RFC 7517). */
  certificates(): { keys: object[] }
  /** Bindings that grant nothing here, because a part of them is not simulated. */
  unknown: string[]
}

export interface IamDeps {
  description: Pick<
    CloudDescription,
    'projectId' | 'projectNumber' | 'location' | 'bindings' | 'serviceAccounts'
  >
  dataDir: string
  clock: Pick<Clock, 'now'>
  /** Where the keys are; in `dataDir` by default. Tests may share one folder, because making keys is slow. */
  keysDir?: string
}

export function createIam({ description, dataDir, clock, keysDir = join(dataDir, 'iam') }: IamDeps): Iam {
  const keys = createKeys(keysDir)
  const policy = createPolicy(description)
  const accessTokens = createAccessTokens({
    secret: once(() => keys.secret('access-tokens')),
    now: clock.now,
  })
  const idTokens = createIdTokens({ key: () => keys.pair('identity-tokens'), now: clock.now })
  const emails = new Set(description.serviceAccounts.map(({ email }) => email))

  const keyOf = (email: string) => {
    if (!emails.has(email)) throw new Error(`There is no service account ${email}`)
    return keys.pair(email)
  }

  return {
    accessToken: accessTokens.issue,
    emailOfAccessToken: accessTokens.emailOf,
    idToken: idTokens.issue,
    verifyIdToken: idTokens.verify,
    sign: (email, bytes) => sign('sha256', bytes, keyOf(email).privateKey),
    verifySignature: (email, bytes, signature) =>
      emails.has(email) && verify('sha256', bytes, keyOf(email).publicKey, signature),
    keyId: (email) => keyOf(email).id,
    allows: policy.allows,
    refused: policy.refused,
    policy,
    isServiceAccount: (email) => emails.has(email),
    certificates: idTokens.certificates,
    unknown: policy.unknown,
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
