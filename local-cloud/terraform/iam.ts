import type { BindingDescription } from '../description.ts'
import { shortName } from './names.ts'
import type { Reader } from './reader.ts'

/**
 * Maps a binding's resource type to the attribute that names its target, and to the kind used in `BindingDescription`.
 */
const BOUND_TO: Record<string, { attribute: string; kind: string }> = {
  google_project_iam_member: { attribute: 'project', kind: 'project' },
  google_storage_bucket_iam_member: { attribute: 'bucket', kind: 'bucket' },
  google_pubsub_topic_iam_member: { attribute: 'topic', kind: 'topic' },
  google_pubsub_subscription_iam_member: { attribute: 'subscription', kind: 'subscription' },
  google_secret_manager_secret_iam_member: { attribute: 'secret_id', kind: 'secret' },
  google_cloud_run_v2_service_iam_member: { attribute: 'name', kind: 'service' },
  google_service_account_iam_member: { attribute: 'service_account_id', kind: 'serviceAccount' },
}

export const isBinding = (type: string): boolean => type in BOUND_TO

export function readBinding(type: string, binding: Reader): BindingDescription {
  const bound = BOUND_TO[type]
  if (!bound) throw new Error(`${binding.address}: not a binding`)
  const condition = binding.block('condition')
  condition?.withoutEffect(['title', 'description'])
  // There is only one location, so a service's location does not matter.
  binding.withoutEffect(['location'])
  return {
    resource: `${bound.kind}/${shortName(binding.text(bound.attribute))}`,
    role: binding.text('role'),
    member: binding.text('member'),
    condition: condition?.text('expression') ?? null,
  }
}
