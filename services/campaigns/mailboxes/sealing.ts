// What signs in to a mailbox is sealed for its owner alone.
import * as sealing from '../../platform/sealing.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'

const contextOf = (ownerId: string) => `mailbox ${ownerId}`

export const seal = (keys: SecretKeys, ownerId: string, text: string): Promise<string> =>
  sealing.seal(keys, contextOf(ownerId), text)

/** Null when it cannot be opened: its key is gone, or it was changed, or it is somebody else's. */
export const unseal = (keys: Pick<SecretKeys, 'find'>, ownerId: string, sealed: string) =>
  sealing.unseal(keys, contextOf(ownerId), sealed)
