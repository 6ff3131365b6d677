// Cloud Run, and how it takes a first revision into use.
import { type Attributes, type Block, type Graph, inner, refersToSame } from '../graph.ts'
import { created, type Need, type Row } from '../row.ts'

/** Pulling the image and starting Node, on a bad day. */
export const START_SECONDS = 30

const ADMIN = 'roles/run.admin'

/** The bindings with which a service's account can do its work. */
export const rightsOf = ({ attributes }: Block, { bindings }: Graph): Block[] => {
  const account = inner(attributes, 'template')?.service_account
  return bindings.filter(({ attributes: { member } }) => refersToSame(member, account))
}

const usesDatabase = (rights: readonly Block[]) =>
  rights.some(({ attributes: { role } }) => String(role).startsWith('roles/datastore.'))

/**
 * Whether an instance counts as started by an answer that needs other services. An open port, and the question whether
 * the process lives, need none.
 */
function asksOthers(probe: Attributes | undefined): boolean {
  const path = inner(probe, 'http_get')?.path
  return path !== undefined && path !== '/health/live'
}

/** Seconds after which Cloud Run gives a first instance up. Its own default is one look at the port after 240 s. */
export function startupWindow(container: Attributes | undefined): number {
  const probe = inner(container, 'startup_probe')
  if (!probe) return 240
  const { initial_delay_seconds = 0, period_seconds = 10, failure_threshold = 3 } = probe
  return Number(initial_delay_seconds) + Number(period_seconds) * Number(failure_threshold)
}

function needs(block: Block, graph: Graph): Need[] {
  const container = inner(inner(block.attributes, 'template'), 'containers')
  const image = String(container?.image)
  const rights = rightsOf(block, graph)
  const probed = asksOthers(inner(container, 'startup_probe'))
  return [
    ...(startupWindow(container) < START_SECONDS ? [tooSlow] : []),
    {
      kind: 'image',
      repository: image.replace(/\/[^/]+$/, ''),
      status: 404,
      message: `Image '${image}' not found`,
    },
    ...rights.map(
      ({ address }): Need =>
        probed
          ? {
              kind: 'effective',
              address,
              within: startupWindow(container),
              status: 400,
              message: 'The user-provided container failed the configured startup probe checks',
            }
          : created(address, 0, 'its first request is refused without this right'),
    ),
    ...(usesDatabase(rights)
      ? [...graph.ofType('google_firestore_database'), ...graph.ofType('google_firestore_index')].map(
          ({ address }) => created(address, 0, 'its first query is refused: FAILED_PRECONDITION'),
        )
      : []),
    ...(rights.some(({ attributes: { role } }) => role === 'roles/iam.serviceAccountTokenCreator')
      ? [needsApi('iamcredentials')]
      : []),
  ]
}

const tooSlow: Need = {
  kind: 'missing',
  status: 400,
  message: `The user-provided container failed to start within its window; on a bad day it takes ${START_SECONDS} s`,
}

const needsApi = (api: string): Need => ({
  kind: 'api',
  api,
  status: 0,
  message: `${api}.googleapis.com has not been used in the project before or it is disabled`,
})

export const RUN_ROWS: Record<string, Row> = {
  google_cloud_run_v2_service: {
    api: 'run',
    uses: ['logging', 'cloudtrace', 'telemetry'],
    seconds: START_SECONDS,
    needs,
    deployer: ADMIN,
    destroy: {
      // Without the attribute the provider protects, too.
      refuses: ({ attributes: { deletion_protection } }) =>
        deletion_protection === false
          ? undefined
          : 'cannot destroy service without setting deletion_protection=false',
    },
  },
  google_cloud_run_v2_service_iam_member: { api: 'run', seconds: 5, deployer: ADMIN },
  google_cloud_run_domain_mapping: {
    api: 'run',
    seconds: 15,
    deployer: ADMIN,
    needs({ attributes }, graph) {
      const route = inner(attributes, 'spec')?.route_name
      return graph
        .ofType('google_cloud_run_v2_service')
        .filter(({ address, attributes: { name } }) => name === route || String(route).includes(address))
        .map(({ address }) => created(address, 404, `Route ${route} does not exist`))
    },
  },
}
