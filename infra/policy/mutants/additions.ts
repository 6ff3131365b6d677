// What could be added to a cloud that is right, and would make it wrong.
import type { Attributes, Cloud } from '../cloud.ts'

/** Attributes that nobody sets. */
export const ADDED_ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  google_cloud_scheduler_job: { paused: true },
  google_service_account: { disabled: true },
  google_pubsub_subscription: { enable_message_ordering: true, retain_acked_messages: true },
  google_storage_bucket: { lifecycle_rule: [{ action: { type: 'Delete' }, condition: { age: 1 } }] },
  google_cloud_run_v2_service: { invoker_iam_disabled: true },
  google_compute_backend_service: { enable_cdn: true, iap: { enabled: true } },
  google_iam_workload_identity_pool_provider: { disabled: true },
}

/** By type of a resource: how a binding for it is called, and names it. */
const BINDINGS: Readonly<Record<string, { type: string; names: (reference: string) => Attributes }>> = {
  google_storage_bucket: {
    type: 'google_storage_bucket_iam_member',
    names: (it) => ({ bucket: `\${${it}.name}`, role: 'roles/storage.objectViewer' }),
  },
  google_pubsub_topic: {
    type: 'google_pubsub_topic_iam_member',
    names: (it) => ({ topic: `\${${it}.name}`, role: 'roles/pubsub.publisher' }),
  },
  google_secret_manager_secret: {
    type: 'google_secret_manager_secret_iam_member',
    names: (it) => ({ secret_id: `\${${it}.secret_id}`, role: 'roles/secretmanager.secretAccessor' }),
  },
  google_cloud_run_v2_service: {
    type: 'google_cloud_run_v2_service_iam_member',
    names: (it) => ({ name: `\${${it}.name}`, role: 'roles/run.invoker' }),
  },
  google_service_account: {
    type: 'google_service_account_iam_member',
    names: (it) => ({ service_account_id: `\${${it}.name}`, role: 'roles/iam.serviceAccountTokenCreator' }),
  },
}

const STRANGERS = [
  'allUsers',
  'domain:elsewhere.example',
  'serviceAccount:someone@elsewhere.iam.gserviceaccount.com',
]

export interface Addition {
  type: string
  attributes: Attributes
  about: string
}

/** A right for everybody and for strangers on each thing, and rights over the whole project for each account. */
export function* addedResources(cloud: Cloud): Iterable<Addition> {
  for (const [of, { type, names }] of Object.entries(BINDINGS))
    for (const { address } of cloud.all(of))
      for (const member of STRANGERS)
        yield { type, attributes: { ...names(address), member }, about: address }
  for (const { address } of cloud.all('google_service_account')) {
    const member = `\${${address}.member}`
    const { projectId: project } = cloud.environment
    for (const role of ['roles/owner', 'roles/storage.admin'])
      yield { type: 'google_project_iam_member', attributes: { project, role, member }, about: address }
    yield {
      type: 'google_service_account_key',
      attributes: { service_account_id: `\${${address}.name}` },
      about: address,
    }
  }
  for (const { address } of cloud.all('google_secret_manager_secret'))
    yield {
      type: 'google_secret_manager_secret_version',
      attributes: { secret: `\${${address}.id}`, secret_data: 'hunter2' },
      about: address,
    }
}
