import type { Clock } from '../clock.ts'
import type { CloudDescription } from '../description.ts'

/** What storage is given by the rest of the local cloud. */
export interface StorageDeps {
  description: CloudDescription
  iam: {
    /** Null for an unknown or expired token. */
    emailOfAccessToken(token: string): string | null
    verifySignature(email: string, bytes: Uint8Array, signature: Uint8Array): boolean
    /** `resource` as in a binding; a null email is anonymous. */
    allows(email: string | null, permission: string, resource: string): boolean
  }
  clock: Clock
  /** Holds `storage.db`, `objects/` and `incoming/`. */
  dataDir: string
  /** Has recorded the message durably when it returns. */
  publish(topic: string, message: { data: Buffer; attributes: Record<string, string> }): void
  /** For what an operator has to know; nothing is logged per request. */
  log?: (message: string, fields: Record<string, unknown>) => void
}
