import type { World } from './world.ts'

/** Something that the studio does for somebody, from the front door to its result. */
export interface Scenario {
  name: string
  /** Services whose processes remember what they were allowed to read: they are started anew before. */
  fresh?: readonly string[]
  /** The role whose use is what this is about: other scenarios go on without it. */
  role?: string
  /** It is about this service alone: scenarios of other services may run meanwhile, and lack what they need. */
  service?: string
  /** Throws when the result is not there. It may run many times and makes what it needs itself. */
  run(world: World): Promise<void>
}
