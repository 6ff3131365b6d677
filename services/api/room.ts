import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import type { Exporting } from '../platform/exporting.ts'
import type { Finding } from '../platform/finding.ts'
import type { LiveSource } from '../platform/live.ts'

/** What a room offers to the API; null for what it does not have. */
export interface Room {
  routes: readonly FastifyPluginAsyncTypebox[]
  /** Pages for people without an account, outside of the API; left out by rooms that have none. */
  pages?: readonly FastifyPluginAsync[]
  /** Pages outside of the API that somebody may see otherwise than others do; left out by rooms that have none. */
  personalPages?: readonly FastifyPluginAsync[]
  /** The changes that open windows are told about. */
  live: LiveSource | null
  /** What a search over all rooms finds in this one. */
  finding: Finding | null
  /** The room's part of a person's export. */
  exporting: Exporting | null
}
