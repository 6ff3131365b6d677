import { atMostItems, entries, type Rule } from './rule.ts'

const SOURCE = 'https://cloud.google.com/resource-manager/docs/labels-overview#requirements'
const KEY = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u
const VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u

const LABELLED: [type: string, attribute: string][] = [
  ['google_storage_bucket', 'labels'],
  ['google_pubsub_topic', 'labels'],
  ['google_pubsub_subscription', 'labels'],
  ['google_secret_manager_secret', 'labels'],
  ['google_cloud_run_v2_service', 'labels'],
  ['google_cloud_run_v2_service', 'template.labels'],
  ['google_artifact_registry_repository', 'labels'],
  ['google_compute_global_address', 'labels'],
  ['google_compute_global_forwarding_rule', 'labels'],
  ['google_monitoring_alert_policy', 'user_labels'],
]

export const LABEL_RULES: Rule[] = LABELLED.flatMap(([type, attribute]) => [
  { type, attribute, source: SOURCE, ...atMostItems(64) },
  {
    type,
    attribute,
    source: SOURCE,
    ...entries(
      'keys of 1 to 63 lowercase letters, digits, _ and - that begin with a letter, and such values of at most 63',
      (key, value) => KEY.test(key) && VALUE.test(value),
    ),
  },
])
