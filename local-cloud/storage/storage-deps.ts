import type { Clock } from '../clock.ts'
import type { CloudDescription } from '../description.ts'
import type { Tell } from '../happenings.ts'
import type { Iam } from '../iam/iam.ts'

/** What the rest of the local cloud provides to storage. */
export interface StorageDeps {
  description: CloudDescription
  iam: {
    /** Null for an unknown or expired token. */
    emailOfAccessToken(token: string): string | null
    verifySignature(email: string, bytes: Uint8Array, signature: Uint8Array): boolean
    /** `resource` is as in a binding; a null e-mail is anonymous. */
    allows(email: string | null, permission: string, resource: string): boolean
    refused?: Iam['refused']
  }
  clock: Clock
  /** The time of those who sign URLs and forms, in milliseconds. */
  signersNow: () => number
  /** Holds `storage.db`, `objects/` and `incoming/`. */
  dataDir: string
  /** The message is stored durably when this returns. */
  publish(topic: string, message: { data: Buffer; attributes: Record<string, string> }): void
  tell?: Tell
  /** Whether the next request fails on purpose. */
  isOut?: () => boolean
  /** Logs what an operator has to know; nothing is logged per request. */
  log?: (message: string, fields: Record<string, unknown>) => void
}
