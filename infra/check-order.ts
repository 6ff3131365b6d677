// Checks that a first apply creates everything after what it needs. Terraform orders only resources that refer to each
// other or say `depends_on`, and permissions in particular are referred to by nothing.
import type { TerraformJson } from './synthesize.ts'

export interface OrderFinding {
  address: string
  /** The address that must come first. */
  needs: string
  why: string
}

type Attributes = Record<string, unknown>

/** Every resource that is created too early, or may be. */
export function checkOrder(json: TerraformJson): OrderFinding[] {
  const cloud = createCloud(json)
  return [...servicesWait(cloud), ...subscriptionsWait(cloud), ...announcementsWait(cloud)]
}

function* servicesWait(cloud: Cloud): Iterable<OrderFinding> {
  for (const address of cloud.addresses('google_cloud_run_v2_service')) {
    const { service_account: account } = (cloud.read(address).template ?? {}) as Attributes
    const rights = cloud.bindings
      .filter(({ member }) => refersToSame(member, account))
      .map((each) => each.address)
    yield* cloud.missing(address, rights, 'it has its rights when its first request comes')
    if (rights.some((right) => String(cloud.read(right).role).startsWith('roles/datastore.')))
      yield* cloud.missing(
        address,
        [...cloud.addresses('google_firestore_database'), ...cloud.addresses('google_firestore_index')],
        'it asks the database, which refuses a query without its index',
      )
  }
}

function* subscriptionsWait(cloud: Cloud): Iterable<OrderFinding> {
  const subscriptions = cloud.addresses('google_pubsub_subscription')
  for (const address of subscriptions) {
    const { push_config, dead_letter_policy } = cloud.read(address) as Record<string, Attributes | undefined>
    const pusher = (push_config?.oidc_token as Attributes | undefined)?.service_account_email
    const [target] = referencesIn(push_config?.push_endpoint).filter((each) =>
      each.startsWith('google_cloud_run'),
    )
    const invokers = cloud.bindings.filter(
      ({ type, name, member }) =>
        type === 'google_cloud_run_v2_service_iam_member' &&
        refersTo(name, target) &&
        refersToSame(member, pusher),
    )
    const tokens = cloud.bindings.filter(
      ({ type, service_account_id }) =>
        type === 'google_service_account_iam_member' && refersToSame(service_account_id, pusher),
    )
    yield* cloud.some(address, invokers, 'a push that is refused is a delivery lost')
    yield* cloud.some(address, tokens, 'Pub/Sub pushes with a token that it must be able to get')
    if (!dead_letter_policy) continue
    const { dead_letter_topic: letters } = dead_letter_policy
    const forwarders = cloud.bindings.filter(
      ({ type, topic }) => type === 'google_pubsub_topic_iam_member' && refersToSame(topic, letters),
    )
    const takers = subscriptions
      .filter((each) => refersToSame(cloud.read(each).topic, letters))
      .map((each) => ({ address: each }))
    yield* cloud.some(address, forwarders, 'a letter that may not be forwarded stays where it is')
    yield* cloud.some(address, takers, 'a topic without a subscription keeps no letter')
  }
}

function* announcementsWait(cloud: Cloud): Iterable<OrderFinding> {
  for (const address of cloud.addresses('google_storage_notification')) {
    const { topic: announced } = cloud.read(address)
    const agents = cloud.bindings.filter(
      ({ type, topic, member }) =>
        type === 'google_pubsub_topic_iam_member' &&
        refersToSame(topic, announced) &&
        String(member).includes('google_storage_project_service_account'),
    )
    yield* cloud.some(address, agents, 'Google refuses it while storage may not publish')
  }
}

type Cloud = ReturnType<typeof createCloud>

function createCloud({ resource, data = {} }: TerraformJson) {
  const blocks = new Map<string, Attributes>()
  const collect = (kinds: TerraformJson['resource'], prefix: string) => {
    for (const [type, instances] of Object.entries(kinds))
      for (const [id, attributes] of Object.entries(instances))
        blocks.set(`${prefix}${type}.${id}`, attributes)
  }
  collect(resource, '')
  collect(data, 'data.')
  const all = [...blocks.keys()]
  const read = (address: string): Attributes => blocks.get(address) ?? {}
  const known = new Map<string, Set<string>>()

  /** Every resource that Terraform creates before this one. */
  function before(address: string): Set<string> {
    const found = known.get(address)
    if (found) return found
    const reached = new Set<string>()
    known.set(address, reached)
    for (const next of [...dependsOn(read(address)), ...referencesIn(read(address))])
      if (blocks.has(next) && next !== address) {
        reached.add(next)
        for (const further of before(next)) reached.add(further)
      }
    return reached
  }

  return {
    all,
    read,
    addresses: (type: string) => all.filter((address) => address.startsWith(`${type}.`)),
    bindings: all
      .filter((address) => /^google_[a-z0-9_]+_iam_member\./.test(address))
      .map((address): Attributes & { address: string; type: string } => ({
        ...read(address),
        address,
        type: address.split('.')[0] ?? '',
      })),
    missing: (address: string, needs: readonly string[], why: string): OrderFinding[] =>
      needs.filter((each) => !before(address).has(each)).map((each) => ({ address, needs: each, why })),
    /** Requires at least one of these, and all of them to come before. */
    some(address: string, needs: readonly { address: string }[], why: string): OrderFinding[] {
      if (needs.length === 0) return [{ address, needs: 'something that is not there', why }]
      return this.missing(
        address,
        needs.map((each) => each.address),
        why,
      )
    },
  }
}

const dependsOn = ({ depends_on }: Attributes): string[] =>
  Array.isArray(depends_on) ? depends_on.map(String) : []

/** The addresses in `${type.id.attribute}` anywhere in a value, without the comments of the synthesis. */
function referencesIn(value: unknown): string[] {
  if (typeof value === 'string')
    return [...value.matchAll(/\$\{((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)\./g)].map(
      ([, address]) => address ?? '',
    )
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) =>
    name === '//' || name === 'depends_on' ? [] : referencesIn(each),
  )
}

const refersTo = (value: unknown, address: string | undefined) =>
  address !== undefined && referencesIn(value).includes(address)

const refersToSame = (a: unknown, b: unknown) => refersTo(a, referencesIn(b)[0])
