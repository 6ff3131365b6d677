import type { CloudDescription } from '../description.ts'
import type { MapEdge } from './map-edge.ts'
import { grantedEdges } from './map-grants.ts'

export type NodeKind = 'outside' | 'schedule' | 'service' | 'topic' | 'bucket' | 'database'

export interface MapNode {
  id: string
  kind: NodeKind
  name: string
  /** Without what all names of a kind have in common. */
  label: string
  column: number
}

export interface SystemMap {
  nodes: MapNode[]
  edges: MapEdge[]
}

/** The system as the Terraform JSON describes it: what starts something, from left to right. */
export function mapOf(description: CloudDescription, uriOf: (service: string) => string): SystemMap {
  const { services, topics, subscriptions, buckets, schedules, notifications, bindings, databases } =
    description
  const shelves = new Set(subscriptions.flatMap(({ deadLetter }) => deadLetter?.topic ?? []))
  const pushed = new Map(
    subscriptions.flatMap(({ name, push }) => {
      const service = services.find((each) => push?.endpoint.startsWith(uriOf(each.name)))
      return service ? [[name, service.name] as const] : []
    }),
  )
  const functions = new Set(pushed.values())
  const isPublic = (name: string) =>
    services.find((each) => each.name === name)?.invokerIamDisabled ||
    bindings.some(({ resource, member }) => resource === `service/${name}` && member === 'allUsers')

  const nodes: MapNode[] = [
    { id: 'outside', kind: 'outside', name: 'Browsers', label: 'Browsers', column: 0 },
    ...schedules.map(({ name }) => node('schedule', name, 0)),
    ...services.filter(({ name }) => isPublic(name)).map(({ name }) => node('service', name, 1)),
    ...buckets.map(({ name }) => ({
      ...node('bucket', name, 2),
      label: name.replace(`${description.projectId}-`, ''),
    })),
    ...topics.filter(({ name }) => !shelves.has(name)).map(({ name }) => node('topic', name, 3)),
    ...services.filter(({ name }) => !isPublic(name)).map(({ name }) => node('service', name, 4)),
    ...databases.map(({ name }) => ({ ...node('database', name, 5), label: `Firestore ${name}` })),
  ]

  const edges: MapEdge[] = [
    ...services
      .filter(({ name }) => isPublic(name))
      .map(({ name }): MapEdge => ({ from: 'outside', to: `service:${name}`, kind: 'calls' })),
    ...schedules.map(
      ({ name, topic }): MapEdge => ({
        from: `schedule:${name}`,
        to: `topic:${short(topic)}`,
        kind: 'ticks',
      }),
    ),
    ...notifications.map(
      ({ bucket, topic }): MapEdge => ({
        from: `bucket:${bucket}`,
        to: `topic:${short(topic)}`,
        kind: 'notifies',
      }),
    ),
    ...subscriptions.flatMap(({ name, topic }): MapEdge[] => {
      const service = pushed.get(name)
      return service ? [{ from: `topic:${short(topic)}`, to: `service:${service}`, kind: 'pushes' }] : []
    }),
    ...grantedEdges(description),
  ]
  const known = new Set(nodes.map(({ id }) => id))
  return {
    nodes: nodes.filter(isShown),
    edges: unique(edges).filter(({ from, to }) => known.has(from) && known.has(to)),
  }

  /** A service that nobody calls and nothing is pushed to has no place in the picture, unless it is public. */
  function isShown({ kind, name }: MapNode): boolean {
    return kind !== 'service' || isPublic(name) || functions.has(name)
  }
}

const node = (kind: NodeKind, name: string, column: number): MapNode => ({
  id: `${kind}:${name}`,
  kind,
  name,
  label: name,
  column,
})

const short = (name: string) => name.slice(name.lastIndexOf('/') + 1)

function unique(edges: MapEdge[]): MapEdge[] {
  const seen = new Set<string>()
  return edges.filter(({ from, to, kind }) => {
    const key = `${from} ${to} ${kind}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
