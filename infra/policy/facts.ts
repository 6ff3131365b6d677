// What the code declares about itself, read without the constructs that turn it into resources: a mistake there must not
// be repeated here.
import { facts as api } from '../../services/api/facts.ts'
import type { ServiceFacts } from '../../services/platform/service-facts.ts'
import type { Topic } from '../../services/platform/topic.ts'
import type { Trigger } from '../../services/platform/trigger.ts'
import { functions } from '../functions.ts'

export { api, functions }

export const services: readonly ServiceFacts[] = [api, ...functions]

/** The account of a service; Google requires six characters, which `api` has not. */
export const accountOf = ({ name }: { name: string }) => (name === 'api' ? 'studio-api' : name)

export interface Started extends Trigger {
  topic: Topic
}

/** Functions that a topic starts; the one for dead letters has all their dead-letter topics. */
export const started = functions.filter((each): each is Started => each.topic !== 'dead-letters')

export const shelf = functions.find(({ topic }) => topic === 'dead-letters')

/** Functions whose events are kept when they fail; the next tick of the clock does the work of a failed one. */
export const shelved = started.filter(({ topic }) => !topic.schedule)

export const topics: readonly Topic[] = [...new Map(started.map(({ topic }) => [topic.name, topic])).values()]

export const factsOf = (name: unknown): ServiceFacts | undefined =>
  services.find((each) => each.name === name)

export const triggerOf = (name: unknown): Started | undefined => started.find((each) => each.name === name)
