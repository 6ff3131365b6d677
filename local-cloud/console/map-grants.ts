// The lines of the map that follow from what accounts may do.
import type { BindingDescription, CloudDescription } from '../description.ts'
import type { MapEdge } from './map-edge.ts'

/** A node that a role lets a service use. */
interface Use {
  node: string
  /** The kind of line of who may write to it; left out for who may only read. */
  writes?: MapEdge['kind']
}

const WRITES_OBJECTS = /^roles\/storage\.(objectCreator|objectUser|objectAdmin|admin)$/
const READS_OBJECTS = /^roles\/storage\.objectViewer$/

/** Lines go the way that data goes: from who writes, to who reads. Who may do both has the line of a writer. */
export function grantedEdges(description: CloudDescription): MapEdge[] {
  const { services, bindings } = description
  return bindings.flatMap((binding) =>
    services
      .filter(({ serviceAccountEmail }) => binding.member === `serviceAccount:${serviceAccountEmail}`)
      .flatMap(({ name }) =>
        usesOf(binding, description).map(({ node, writes }): MapEdge => {
          const service = `service:${name}`
          return writes
            ? { from: service, to: node, kind: writes }
            : { from: node, to: service, kind: 'reads' }
        }),
      ),
  )
}

function usesOf({ resource, role, condition }: BindingDescription, description: CloudDescription): Use[] {
  const [kind = '', name = ''] = resource.split('/')
  switch (kind) {
    case 'topic':
      return role === 'roles/pubsub.publisher' ? [{ node: `topic:${name}`, writes: 'publishes' }] : []
    case 'subscription': {
      if (role !== 'roles/pubsub.subscriber') return []
      const found = description.subscriptions.find((each) => each.name === name)
      return found ? [{ node: `topic:${found.topic.slice(found.topic.lastIndexOf('/') + 1)}` }] : []
    }
    case 'bucket':
      if (WRITES_OBJECTS.test(role)) return [{ node: `bucket:${name}`, writes: 'stores' }]
      return READS_OBJECTS.test(role) ? [{ node: `bucket:${name}` }] : []
    case 'project': {
      if (role !== 'roles/datastore.user' && role !== 'roles/datastore.viewer') return []
      const isWriter = role === 'roles/datastore.user'
      return description.databases
        .filter((each) => condition === null || condition.includes(`/databases/${each.name}"`))
        .map((each) => ({ node: `database:${each.name}`, ...(isWriter && { writes: 'documents' }) }))
    }
    default:
      return []
  }
}
