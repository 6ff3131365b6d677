import type { BindingDescription, CloudDescription } from '../description.ts'
import { type Condition, type ConditionResource, parseCondition } from './condition.ts'
import { ROLES, roleAllows } from './roles.ts'

/** One question that a simulated service asked. */
export interface Decision {
  /** Null for an anonymous caller. */
  email: string | null
  permission: string
  resource: string
  /** Every binding that allows it; none when it is refused. */
  allowedBy: BindingDescription[]
}

/** What a service answered because of a decision. */
export interface Refusal {
  email: string | null
  permission: string
  resource: string
  /** A gRPC status, or an HTTP status such as `403`. */
  status: string
  /** As the client reads it, or as the log says it where there is no client. */
  message: string
}

/** What can be done to the bindings while the local cloud runs. Changes are forgotten when it stops. */
export interface PolicyAdmin {
  bindings(): BindingDescription[]
  /** Throws when a part of the binding is not simulated. */
  grant(binding: BindingDescription): void
  /** Returns whether there was such a binding. */
  revoke(binding: BindingDescription): boolean
  /** Calls `listener` at once with every decision from now on; returns how to stop that. */
  watch(listener: (decision: Decision) => void): () => void
  /** The same for what is refused. */
  watchRefusals(listener: (refusal: Refusal) => void): () => void
}

export interface Policy extends PolicyAdmin {
  /**
   * `resource` is as in BindingDescription, or `bucket/NAME/objects/OBJECT`. A null e-mail means an anonymous caller.
   */
  allows(email: string | null, permission: string, resource: string): boolean
  /** A service tells what it answered to somebody who lacks a permission. */
  refused(refusal: Refusal): void
  /** Bindings that grant nothing here, because a part of them is not simulated. */
  unknown: string[]
}

interface Grant {
  binding: BindingDescription
  condition: Condition | null
}

type PolicyDescription = Pick<CloudDescription, 'projectId' | 'projectNumber' | 'location' | 'bindings'>

export function createPolicy(description: PolicyDescription): Policy {
  const unknown = new Set<string>()
  // Every call of every client asks, so what concerns a member on a resource is found without a search.
  const grants = new Map<string, Grant[]>()
  const listeners = new Set<(decision: Decision) => void>()
  const refusalListeners = new Set<(refusal: Refusal) => void>()
  for (const binding of description.bindings) {
    try {
      add(binding)
    } catch (error) {
      // A condition that cannot be evaluated must not grant anything.
      unknown.add(error instanceof Error ? error.message : String(error))
    }
  }

  function add(binding: BindingDescription): void {
    const grant = parseGrant(binding)
    const key = keyOf(binding.member, binding.resource)
    grants.set(key, [...(grants.get(key) ?? []), grant])
  }

  function* allowing(email: string | null, permission: string, resource: string): Generator<Grant> {
    const members = membersOf(email)
    for (const above of parents(resource, description.projectId))
      for (const member of members)
        for (const grant of grants.get(keyOf(member, above)) ?? [])
          if (
            roleAllows(grant.binding.role, permission) &&
            (grant.condition?.(conditionResource(resource, description)) ?? true)
          )
            yield grant
  }

  return {
    unknown: [...unknown],
    allows(email, permission, resource) {
      if (listeners.size === 0) return !allowing(email, permission, resource).next().done
      const allowedBy = [...allowing(email, permission, resource)].map(({ binding }) => binding)
      for (const listener of listeners) listener({ email, permission, resource, allowedBy })
      return allowedBy.length > 0
    },
    bindings: () => [...grants.values()].flat().map(({ binding }) => binding),
    grant: add,
    revoke(binding) {
      const key = keyOf(binding.member, binding.resource)
      const kept = (grants.get(key) ?? []).filter((grant) => !isSame(grant.binding, binding))
      const found = kept.length < (grants.get(key)?.length ?? 0)
      grants.set(key, kept)
      return found
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    refused(refusal) {
      for (const listener of refusalListeners) listener(refusal)
    },
    watchRefusals(listener) {
      refusalListeners.add(listener)
      return () => void refusalListeners.delete(listener)
    },
  }
}

const MEMBER = /^(serviceAccount:.+|allUsers|allAuthenticatedUsers)$/

function parseGrant(binding: BindingDescription): Grant {
  const { role, member, resource, condition } = binding
  const at = `${role} for ${member} on ${resource}`
  if (!(role in ROLES)) throw new Error(`${at}: the role is not simulated`)
  if (!MEMBER.test(member)) throw new Error(`${at}: nobody is such a member locally`)
  try {
    return { binding, condition: condition === null ? null : parseCondition(condition) }
  } catch (error) {
    throw new Error(`${at}: ${error instanceof Error ? error.message : error}`)
  }
}

const keyOf = (member: string, resource: string) => `${member} ${resource}`

const isSame = (one: BindingDescription, other: BindingDescription) =>
  one.role === other.role &&
  one.member === other.member &&
  one.resource === other.resource &&
  one.condition === other.condition

/** The members in whose name a caller may do something. */
const membersOf = (email: string | null): string[] =>
  email === null ? ['allUsers'] : [`serviceAccount:${email}`, 'allAuthenticatedUsers', 'allUsers']

/** The resource and its ancestors; a binding on any of them applies. */
function parents(resource: string, projectId: string): string[] {
  const inBucket = /^(bucket\/[^/]+)\/objects\//.exec(resource)
  const project = `project/${projectId}`
  return [resource, ...(inBucket?.[1] ? [inBucket[1]] : []), ...(resource === project ? [] : [project])]
}

/** Source: https://cloud.google.com/iam/docs/conditions-resource-attributes#resource-name */
function conditionResource(resource: string, description: PolicyDescription): ConditionResource {
  const [kind = '', ...rest] = resource.split('/')
  const name = rest.join('/')
  const project = `projects/${description.projectId}`
  const services: Record<string, { service: string; type: string; name: string }> = {
    project: { service: 'cloudresourcemanager', type: 'Project', name: project },
    bucket: {
      service: 'storage',
      type: rest[1] === 'objects' ? 'Object' : 'Bucket',
      name: `projects/_/buckets/${name}`,
    },
    topic: { service: 'pubsub', type: 'Topic', name: `${project}/topics/${name}` },
    subscription: { service: 'pubsub', type: 'Subscription', name: `${project}/subscriptions/${name}` },
    snapshot: { service: 'pubsub', type: 'Snapshot', name: `${project}/snapshots/${name}` },
    // Secret Manager names the project by its number.
    secret: {
      service: 'secretmanager',
      type: 'Secret',
      name: `projects/${description.projectNumber}/secrets/${name}`,
    },
    service: {
      service: 'run',
      type: 'Service',
      name: `${project}/locations/${description.location}/services/${name}`,
    },
    serviceAccount: { service: 'iam', type: 'ServiceAccount', name: `projects/-/serviceAccounts/${name}` },
    database: { service: 'firestore', type: 'Database', name: `${project}/databases/${name}` },
  }
  const found = services[kind]
  if (!found) throw new Error(`${resource} is not a resource that IAM knows here`)
  const service = `${found.service}.googleapis.com`
  return { name: found.name, service, type: `${service}/${found.type}` }
}
