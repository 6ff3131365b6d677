import type { ServiceFacts } from './service-facts.ts'
import type { Topic } from './topic.ts'

/** The deployment facts of one event function: those of its service, and of the subscription that starts it. */
export interface Trigger extends ServiceFacts {
  /** The topic that starts it, or every dead-letter topic of the system. */
  topic: Topic | 'dead-letters'
  /** Deliveries before the event is a dead letter; Pub/Sub allows 5 to 100. */
  attempts: number
  /** The fuse: never more instances than this. */
  maxInstances: number
}
