import { TerraformResource } from 'cdktf'
import type { IConstruct } from 'constructs'
import type { Environment } from './environments.ts'

/** What everything carries that can carry labels: bills and searches are grouped by it. */
export const labelsOf = ({ name, labels }: Pick<Environment, 'name' | 'labels'>): Record<string, string> => ({
  environment: name,
  owner: labels.owner,
  cost_centre: labels.costCentre,
})

/** Types that carry labels. `labels` of others mean something else, such as the address of a notification channel. */
const LABELLED = new Set([
  'google_artifact_registry_repository',
  'google_cloud_run_v2_service',
  'google_compute_global_address',
  'google_compute_global_forwarding_rule',
  'google_pubsub_subscription',
  'google_pubsub_topic',
  'google_secret_manager_secret',
  'google_storage_bucket',
])

/** Labels everything in the stack that can carry labels. */
export function labelAll(scope: IConstruct, environment: Pick<Environment, 'name' | 'labels'>): void {
  const labels = labelsOf(environment)
  for (const node of scope.node.findAll())
    if (node instanceof TerraformResource && LABELLED.has(node.terraformResourceType))
      node.addOverride('labels', labels)
}
