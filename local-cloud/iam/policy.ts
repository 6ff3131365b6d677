import type { CloudDescription } from '../description.ts'
import { type Condition, type ConditionResource, parseCondition } from './condition.ts'
import { ROLES, roleAllows } from './roles.ts'

export interface Policy {
  /**
   * `resource` is as in BindingDescription, or `bucket/NAME/objects/OBJECT`. A null e-mail means an anonymous caller.
   */
  allows(email: string | null, permission: string, resource: string): boolean
  /** Bindings that grant nothing here, because a part of them is not simulated. */
  unknown: string[]
}

interface Grant {
  resource: string
  role: string
  member: string
  condition: Condition | null
}

type PolicyDescription = Pick<CloudDescription, 'projectId' | 'projectNumber' | 'location' | 'bindings'>

export function createPolicy(description: PolicyDescription): Policy {
  const unknown = new Set<string>()
  const grants: Grant[] = []
  for (const binding of description.bindings) {
    const at = `${binding.role} for ${binding.member} on ${binding.resource}`
    if (!(binding.role in ROLES)) unknown.add(`${at}: the role is not simulated`)
    else if (!MEMBER.test(binding.member)) unknown.add(`${at}: nobody is such a member locally`)
    else {
      try {
        grants.push({
          ...binding,
          condition: binding.condition === null ? null : parseCondition(binding.condition),
        })
      } catch (error) {
        // A condition that cannot be evaluated must not grant anything.
        unknown.add(`${at}: ${error instanceof Error ? error.message : error}`)
      }
    }
  }

  return {
    unknown: [...unknown],
    allows(email, permission, resource) {
      const above = parents(resource, description.projectId)
      return grants.some(
        (grant) =>
          above.includes(grant.resource) &&
          includes(grant.member, email) &&
          roleAllows(grant.role, permission) &&
          (grant.condition?.(conditionResource(resource, description)) ?? true),
      )
    },
  }
}

const MEMBER = /^(serviceAccount:.+|allUsers|allAuthenticatedUsers)$/

function includes(member: string, email: string | null): boolean {
  if (member === 'allUsers') return true
  return email !== null && (member === 'allAuthenticatedUsers' || member === `serviceAccount:${email}`)
}

/** The resource and its ancestors; a binding on any of them applies. */
function parents(resource: string, projectId: string): string[] {
  const inBucket = /^(bucket\/[^/]+)\/objects\//.exec(resource)
  return [resource, ...(inBucket?.[1] ? [inBucket[1]] : []), `project/${projectId}`]
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
