import type { ServiceDescription } from '../description.ts'
import type { Revision } from './revision.ts'
import { chooseTarget, type TrafficTarget, trafficProblem } from './traffic.ts'

/** Says why a revision or its traffic is refused, with the reason that Google's API names. */
export class RevisionRefused extends Error {
  readonly reason: 'INVALID_ARGUMENT' | 'FAILED_PRECONDITION'
  constructor(reason: RevisionRefused['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** The revisions of one service, and who gets its requests. */
export interface Revisions {
  /** Newest first. */
  list(): readonly Revision[]
  latestCreated(): Revision
  latestReady(): Revision
  traffic(): readonly TrafficTarget[]
  /** The revision for one request: by percent, or by a tag. Null when nobody has that tag. */
  route(tag?: string): Revision | null
  /** Resolves when the revision's first instance is ready or failed to start; throws RevisionRefused then. */
  create(template: ServiceDescription): Promise<Revision>
  /** Throws RevisionRefused. Requests under way stay where they are. */
  setTraffic(targets: readonly TrafficTarget[]): void
  /** Changes with everything that changes. */
  generation(): number
  close(): Promise<void>
}

export interface RevisionsDeps {
  service: ServiceDescription
  open: (template: ServiceDescription, number: number) => Revision
  /** In [0, 1). */
  random: () => number
  /** Called with the tags that have an address from now on. */
  onTags?: (tags: readonly string[]) => void
}

export function createRevisions({ service, open, random, onTags }: RevisionsDeps): Revisions {
  const first = open(service, 1)
  const revisions = [first]
  let targets: readonly TrafficTarget[] = service.traffic
  let generation = 1
  let ready = first

  const named = (name: string | null) =>
    name === null ? ready : revisions.find((revision) => revision.name === name)

  /** Instances are kept warm only where somebody can ask for them: by a share of the traffic or by a tag. */
  function warm(): void {
    const reachable = new Set(
      targets
        .filter(({ percent, tag }) => percent > 0 || tag !== null)
        .map((target) => named(target.revision)),
    )
    for (const revision of revisions) revision.pool.keepWarm(reachable.has(revision))
  }

  function setTraffic(wanted: readonly TrafficTarget[]): void {
    const problem = trafficProblem(service.name, wanted)
    if (problem) throw new RevisionRefused('INVALID_ARGUMENT', problem)
    for (const { revision } of wanted) {
      const found = named(revision)
      if (!found) throw new RevisionRefused('INVALID_ARGUMENT', `Revision ${revision} was not found`)
      if (found.state === 'failed')
        throw new RevisionRefused('FAILED_PRECONDITION', `Revision ${found.name} is not ready`)
    }
    targets = wanted
    generation++
    warm()
    onTags?.(targets.flatMap(({ tag }) => (tag === null ? [] : [tag])))
  }

  setTraffic(targets)

  return {
    list: () => revisions.toReversed(),
    latestCreated: () => revisions.at(-1) ?? first,
    latestReady: () => ready,
    traffic: () => targets,
    route(tag) {
      const target =
        tag === undefined ? chooseTarget(targets, random()) : targets.find((each) => each.tag === tag)
      return (target && named(target.revision)) ?? null
    },
    async create(template) {
      const revision = open(template, revisions.length + 1)
      revisions.push(revision)
      revision.state = 'starting'
      generation++
      try {
        await revision.pool.tryOut()
      } catch (cause) {
        revision.state = 'failed'
        await revision.pool.close()
        throw new RevisionRefused(
          'FAILED_PRECONDITION',
          `Revision '${revision.name}' is not ready and cannot serve traffic. The user-provided container failed to start and listen on the port defined provided by the PORT=8080 environment variable within the allocated timeout. ${cause instanceof Error ? cause.message : cause}`,
        )
      }
      revision.state = 'ready'
      // One that was started later may have been ready earlier.
      if (revisions.indexOf(revision) > revisions.indexOf(ready)) ready = revision
      warm()
      return revision
    },
    setTraffic,
    generation: () => generation,
    async close() {
      await Promise.all(revisions.map(({ pool }) => pool.close()))
    },
  }
}
