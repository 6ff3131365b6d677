import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { KeyRoom } from '../accounts/schemas.ts'
import type { Exporting } from '../platform/exporting.ts'
import type { LiveSource } from '../platform/live.ts'
import type { ShelfHooks } from '../platform/shelf-hooks.ts'

/** What a room offers the API; null for what it does not have. */
export interface Room {
  routes: readonly FastifyPluginAsyncTypebox[]
  /** What API keys call the room in their scopes; null keeps every key out. */
  keyRoom: KeyRoom | null
  /** What changes, for open windows. */
  live: LiveSource | null
  /** What it gives a person who takes everything away. */
  exporting: Exporting | null
  /** What it does when an event lands on the shelf or leaves it. */
  shelfHooks: ShelfHooks | null
}
