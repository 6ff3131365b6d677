import type { Revision } from './revision.ts'
import type { RunService } from './run.ts'
import { templateToWire } from './template-wire.ts'
import type { TrafficTarget } from './traffic.ts'

const LATEST = 'TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST'
const REVISION = 'TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION'

/** Source: https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services#Service */
export async function serviceToWire(parent: string, uri: string, { service, revisions, tags }: RunService) {
  const name = `${parent}/services/${service.name}`
  const created = revisions.latestCreated()
  return {
    name,
    labels: service.labels,
    generation: String(revisions.generation()),
    template: templateToWire(created.template),
    traffic: revisions.traffic().map(targetToWire),
    trafficStatuses: await Promise.all(
      revisions.traffic().map(async (target) => ({
        ...targetToWire(target),
        ...(target.tag !== null && { uri: await tags.uri(target.tag) }),
      })),
    ),
    latestReadyRevision: `${name}/revisions/${revisions.latestReady().name}`,
    latestCreatedRevision: `${name}/revisions/${created.name}`,
    terminalCondition: {
      type: 'Ready',
      state: created.state === 'failed' ? 'CONDITION_FAILED' : 'CONDITION_SUCCEEDED',
    },
    reconciling: created.state === 'starting',
    uri,
    etag: etagOf(revisions.generation()),
  }
}

export const etagOf = (generation: number) =>
  `"${Buffer.from(`generation ${generation}`).toString('base64')}"`

/** Source: https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services.revisions#Revision */
export function revisionToWire(parent: string, revision: Revision) {
  const { containers, ...template } = templateToWire(revision.template) as { containers: object[] }
  return {
    name: `${parent}/services/${revision.template.name}/revisions/${revision.name}`,
    service: revision.template.name,
    createTime: new Date(revision.created).toISOString(),
    ...template,
    containers,
    conditions: [{ type: 'Ready', state: STATES[revision.state] }],
    reconciling: revision.state === 'starting',
  }
}

/** What the local cloud's start described counts as deployed. */
const STATES = {
  unknown: 'CONDITION_SUCCEEDED',
  starting: 'CONDITION_RECONCILING',
  ready: 'CONDITION_SUCCEEDED',
  failed: 'CONDITION_FAILED',
}

const targetToWire = ({ revision, percent, tag }: TrafficTarget) => ({
  type: revision === null ? LATEST : REVISION,
  ...(revision !== null && { revision }),
  percent,
  ...(tag !== null && { tag }),
})

/** Throws for what is no list of targets. Nothing at all means everything to the newest revision. */
export function targetsFromWire(wire: unknown): TrafficTarget[] {
  const targets = wire ?? []
  if (!Array.isArray(targets)) throw new Error("Invalid value at 'traffic': a list is expected")
  if (targets.length === 0) return [{ revision: null, percent: 100, tag: null }]
  return targets.map((target: Record<string, unknown> | null) => {
    if (target === null) throw new Error("Invalid value at 'traffic': a target is expected")
    const { type = LATEST, revision, percent = 0, tag, ...others } = target
    if (type !== LATEST && type !== REVISION) throw new Error(`Invalid value ${type} at 'traffic.type'`)
    if ((type === REVISION) !== (typeof revision === 'string'))
      throw new Error('Only a traffic target of the type REVISION names a revision')
    const [unknown] = Object.keys(others)
    if (unknown !== undefined) throw new Error(`Unknown name "${unknown}" at 'traffic'`)
    return {
      // Google accepts the whole resource name, too.
      revision: typeof revision === 'string' ? (revision.split('/').at(-1) ?? '') : null,
      percent: Number(percent),
      tag: typeof tag === 'string' && tag !== '' ? tag : null,
    }
  })
}
