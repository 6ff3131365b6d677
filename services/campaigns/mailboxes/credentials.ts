// What signs in to a mailbox, as it is inside the seal.
import Type, { type Static } from 'typebox'
import { checker } from '../../platform/check.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import { seal, unseal } from './sealing.ts'

const Credentials = Type.Union([
  Type.Object({
    kind: Type.Literal('smtp'),
    host: Type.String(),
    port: Type.Integer(),
    security: Type.Enum(['tls', 'starttls']),
    user: Type.String(),
    password: Type.String(),
  }),
  Type.Object({ kind: Type.Literal('gmail'), refreshToken: Type.String() }),
])
export type Credentials = Static<typeof Credentials>
const check = checker(Credentials)

export const sealCredentials = (keys: SecretKeys, ownerId: string, credentials: Credentials) =>
  seal(keys, ownerId, JSON.stringify(credentials))

/** Null when they cannot be read, so that the mailbox has to be connected again. */
export async function openCredentials(
  keys: Pick<SecretKeys, 'find'>,
  ownerId: string,
  sealed: string | null,
): Promise<Credentials | null> {
  const text = sealed === null ? null : await unseal(keys, ownerId, sealed)
  if (text === null) return null
  const checked = check(JSON.parse(text))
  return checked.ok ? checked.value : null
}
