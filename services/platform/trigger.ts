import type { ServiceFacts } from './service-facts.ts'
import type { Topic } from './topic.ts'

/** The deployment facts of one event function: those of its service, and of the subscription that starts it. */
export interface Trigger extends ServiceFacts {
  /** The topic that starts it, or every dead-letter topic of the system. */
  topic: Topic | 'dead-letters'
  /** A safety limit: there are never more instances than this, and fewer where the region's quota is small. */
  maxInstances: number
}
