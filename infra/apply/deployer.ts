import { type Attributes, type Graph, refersTo } from './graph.ts'
import { rowOf } from './rows.ts'

export interface DeployerFinding {
  /** What the deployer lacks, or has without need. */
  role: string
  why: string
}

/** Roles and permissions that the deployer uses for something else than a type of resource. */
const ALSO_USED = [
  // Listing what is there, for a plan and for the tools of a release.
  /\.list$/,
  /^serviceusage\.services\./,
  /^datastore\.(databases\.getMetadata|operations\.)/,
  /^storage\.objects\./,
  /^resourcemanager\.projects\.get$/,
  // Services run as their accounts, and events are delivered as one.
  /^roles\/iam\.serviceAccountUser$/,
  // The types of these are not in every studio.
  /^roles\/logging\.configWriter$/,
  /^roles\/monitoring\.editor$/,
  /^datastore\.backupSchedules\./,
]

/**
 * Whether the bootstrap gives the account that applies the studio's stack what Google asks for its types, and nothing
 * else.
 */
export function checkDeployer(bootstrap: Graph, studio: Graph): DeployerFinding[] {
  const held = heldBy('apply', bootstrap)
  const needed = new Map<string, string>()
  for (const block of studio.blocks.values()) {
    const { deployer } = rowOf(block)
    if (deployer === null) throw new Error(`${block.address} belongs into the bootstrap stack`)
    for (const role of [deployer].flat()) if (!needed.has(role)) needed.set(role, block.address)
  }
  return [
    ...[...needed]
      .filter(([role]) => !held.has(role))
      .map(([role, address]) => ({ role, why: `the deployer lacks it for ${address}` })),
    ...[...held]
      .filter((role) => !needed.has(role) && !ALSO_USED.some((each) => each.test(role)))
      .map((role) => ({ role, why: 'the deployer has it, and nothing in the stack needs it' })),
  ]
}

/** The roles at the project, and the permissions of the custom one. */
function heldBy(deployer: string, graph: Graph): Set<string> {
  const [account] = graph
    .ofType('google_service_account')
    .filter(({ attributes: { account_id } }) => account_id === `studio-${deployer}`)
  const roles = graph
    .ofType('google_project_iam_member')
    .filter(({ attributes: { member } }) => refersTo(member, account?.address))
    .map(({ attributes: { role } }) => String(role))
  const custom = graph
    .ofType('google_project_iam_custom_role')
    .filter(({ address }) => roles.some((role) => refersTo(role, address)))
  return new Set([
    ...roles.filter((role) => role.startsWith('roles/')),
    ...custom.flatMap(({ attributes }: { attributes: Attributes }) => attributes.permissions as string[]),
  ])
}
