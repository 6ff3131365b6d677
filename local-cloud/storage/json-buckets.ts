import type { BucketDescription } from '../description.ts'
import type { Access, Caller } from './access.ts'
import { type Call, sendJson } from './call.ts'
import { serviceAgent } from './notifications.ts'
import { bucketResource } from './resource.ts'
import type { StorageDeps } from './storage-deps.ts'

/**
 * Reads what the description says about buckets. Changing it through the API is not simulated, because Terraform
 * describes them.
 */
export function createJsonBuckets(deps: StorageDeps, access: Access) {
  const { description, clock } = deps
  const created = clock.now()
  const resource = (bucket: BucketDescription) => bucketResource(bucket, description.projectNumber, created)

  return {
    list(call: Call, caller: Caller) {
      access.demandOnProject(caller, 'storage.buckets.list')
      const prefix = call.query.get('prefix') ?? ''
      const found = description.buckets.filter(({ name }) => name.startsWith(prefix))
      const items = found.sort((a, b) => (a.name < b.name ? -1 : 1)).map(resource)
      sendJson(call, { kind: 'storage#buckets', ...(items.length > 0 && { items }) })
    },

    get(call: Call, caller: Caller, bucket: BucketDescription) {
      access.demand(caller, 'storage.buckets.get', bucket)
      sendJson(call, resource(bucket))
    },

    getPolicy(call: Call, caller: Caller, bucket: BucketDescription) {
      access.demand(caller, 'storage.buckets.getIamPolicy', bucket)
      const roles = new Map<string, string[]>()
      for (const { resource, role, member } of description.bindings) {
        if (resource === `bucket/${bucket.name}`) roles.set(role, [...(roles.get(role) ?? []), member])
      }
      sendJson(call, {
        kind: 'storage#policy',
        resourceId: `projects/_/buckets/${bucket.name}`,
        version: 1,
        etag: 'CAE=',
        bindings: [...roles].map(([role, members]) => ({ role, members })),
      })
    },

    /** This needs no permission, as at Google. */
    testPermissions(call: Call, caller: Caller, bucket: BucketDescription) {
      const permissions = call.query
        .getAll('permissions')
        .filter((name) => access.allows(caller, name, bucket))
      sendJson(call, {
        kind: 'storage#testIamPermissionsResponse',
        ...(permissions.length > 0 && { permissions }),
      })
    },

    notifications(call: Call, caller: Caller, bucket: BucketDescription) {
      access.demand(caller, 'storage.buckets.get', bucket)
      const items = description.notifications
        .filter((config) => config.bucket === bucket.name)
        .map((config) => ({
          kind: 'storage#notification',
          id: config.id,
          topic: `//pubsub.googleapis.com/projects/${description.projectId}/topics/${config.topic}`,
          payload_format: config.payloadFormat,
          ...(config.eventTypes.length > 0 && { event_types: config.eventTypes }),
          ...(config.objectNamePrefix !== '' && { object_name_prefix: config.objectNamePrefix }),
          ...(Object.keys(config.customAttributes).length > 0 && {
            custom_attributes: config.customAttributes,
          }),
        }))
      sendJson(call, { kind: 'storage#notifications', ...(items.length > 0 && { items }) })
    },

    serviceAccount(call: Call, caller: Caller) {
      access.demandOnProject(caller, 'resourcemanager.projects.get')
      sendJson(call, { kind: 'storage#serviceAccount', email_address: serviceAgent(description) })
    },
  }
}

export type JsonBuckets = ReturnType<typeof createJsonBuckets>
