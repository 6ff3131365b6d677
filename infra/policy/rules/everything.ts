// What holds for every resource, whatever it is.
import { labelsOf } from '../../labels.ts'
import { type Cloud, type Resource, valueAt } from '../cloud.ts'
import type { Breach, Rule } from '../rule.ts'

/** Where each type carries labels; a type that is not here has none. */
const LABELS: Record<string, string> = {
  google_storage_bucket: 'labels',
  google_pubsub_topic: 'labels',
  google_pubsub_subscription: 'labels',
  google_secret_manager_secret: 'labels',
  google_cloud_run_v2_service: 'labels',
  google_artifact_registry_repository: 'labels',
  google_compute_global_address: 'labels',
  google_compute_global_forwarding_rule: 'labels',
  google_monitoring_notification_channel: 'user_labels',
  google_monitoring_alert_policy: 'user_labels',
  google_monitoring_uptime_check_config: 'user_labels',
  google_monitoring_slo: 'user_labels',
  google_monitoring_custom_service: 'user_labels',
}

const PLACES = ['location', 'location_id', 'region']

/** What Google itself has everywhere. */
const isEverywhere = (resource: Resource) => /^google_(logging|compute_global)/.test(resource.type)

function* placesOf(resource: Resource): Iterable<[string, unknown]> {
  for (const name of PLACES)
    if (resource.attributes[name] !== undefined) yield [name, resource.attributes[name]]
}

export const everythingRules: Rule[] = [
  {
    id: 'own-region',
    severity: 'high',
    why: 'What lies elsewhere is slower, costs traffic, and may not be allowed there.',
    mend: 'Everything takes its region from the environment file.',
    link: 'https://cloud.google.com/docs/geography-and-regions',
    judges: Object.fromEntries(
      [
        'google_storage_bucket',
        'google_firestore_database',
        'google_cloud_run_v2_service',
        'google_artifact_registry_repository',
      ].map((type) => [type, PLACES]),
    ),
    *check(cloud): Iterable<Breach> {
      const { region } = cloud.environment
      for (const type of cloud.types)
        for (const resource of cloud.all(type))
          for (const [name, value] of placesOf(resource)) {
            const referred = cloud.refersTo(value)
            const place = referred ? referred.resource.attributes[referred.attribute] : value
            if (place !== region && !isEverywhere(resource) && !isSecondRegion(resource, cloud))
              yield {
                address: resource.address,
                attribute: name,
                message: `${name} is ${place}; it must be ${region}`,
              }
          }
      for (const type of [
        'google_storage_bucket',
        'google_cloud_run_v2_service',
        'google_firestore_database',
      ])
        for (const { address, attributes } of cloud.all(type))
          if (attributes.location === undefined && attributes.location_id === undefined)
            yield { address, attribute: 'location', message: 'it says no place' }
    },
  },
  {
    id: 'labels',
    severity: 'medium',
    why: 'Without labels nobody can say what a sum on the bill is for, or who answers for it.',
    mend: 'infra/labels.ts',
    link: 'https://cloud.google.com/resource-manager/docs/labels-overview',
    judges: Object.fromEntries(
      Object.entries(LABELS).map(([type, attribute]) => [type, [attribute, `${attribute}.*`]]),
    ),
    *check(cloud) {
      for (const [type, attribute] of Object.entries(LABELS))
        for (const { address, attributes } of cloud.all(type)) {
          const found = attributes[attribute] as Record<string, unknown> | undefined
          for (const [name, value] of Object.entries(labelsOf(cloud.environment)))
            if (found?.[name] !== value)
              yield {
                address,
                attribute,
                message: `the label ${name} is ${found?.[name] ?? 'missing'}; it must be ${value}`,
              }
          for (const name of Object.keys(found ?? {}))
            if (!(name in labelsOf(cloud.environment)))
              yield { address, attribute, message: `nobody declared the label ${name}` }
        }
    },
  },
  {
    id: 'own-project',
    severity: 'critical',
    why: 'What is made elsewhere is paid for and seen by somebody else.',
    mend: 'Leave the project out: the provider knows it.',
    link: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference',
    judges: {},
    *check(cloud) {
      const { projectId, region } = cloud.environment
      const providers = valueAt(cloud.json, 'provider') as
        | Record<string, Record<string, unknown>[]>
        | undefined
      for (const [name, settings] of Object.entries(providers ?? {}))
        for (const { project, region: place } of settings)
          if (/^google/.test(name) && (project !== projectId || place !== region))
            yield { address: `provider.${name}`, attribute: 'project', message: `${project} in ${place}` }
      for (const type of cloud.types)
        for (const { address, attributes } of cloud.all(type)) {
          const { project } = attributes
          if (project === undefined || project === projectId) continue
          const referred = cloud.refersTo(project)
          if (referred?.attribute !== 'project')
            yield { address, attribute: 'project', message: `the project ${String(project)}` }
        }
    },
  },
  {
    id: 'state-of-the-environment',
    severity: 'critical',
    why: 'Two environments with one state destroy each other.',
    mend: 'stateBucket in the environment file; each stack has a prefix of its own.',
    link: 'https://developer.hashicorp.com/terraform/language/backend/gcs',
    judges: {},
    *check(cloud) {
      const { stateBucket } = cloud.environment
      const backend = valueAt(cloud.json, 'terraform.backend')
      const wanted = stateBucket
        ? { gcs: { bucket: stateBucket, prefix: cloud.stack === 'studio' ? 'atelier' : 'bootstrap' } }
        : { local: { path: 'terraform.tfstate' } }
      if (JSON.stringify(backend) !== JSON.stringify(wanted))
        yield {
          address: 'terraform',
          attribute: 'backend',
          message: `the state is at ${JSON.stringify(backend)}`,
        }
    },
  },
  {
    id: 'pauses-long-enough',
    severity: 'medium',
    why: 'Google says that a right takes up to seven minutes; what needs it sooner is refused.',
    mend: 'infra/constructs/pause.ts',
    link: 'https://cloud.google.com/iam/docs/access-change-propagation',
    judges: { time_sleep: ['*'] },
    *check(cloud) {
      for (const { address, attributes } of cloud.all('time_sleep')) {
        const seconds = Number(/^(\d+)s$/.exec(String(attributes.create_duration))?.[1])
        const least = cloud.stack === 'studio' ? 420 : 60
        if (!(seconds >= least && seconds <= 900))
          yield {
            address,
            attribute: 'create_duration',
            message: `a pause of ${seconds} s; at least ${least}`,
          }
        if (attributes.provider !== 'time')
          yield { address, attribute: 'provider', message: 'another provider' }
      }
      if (cloud.environment.form === 'bundles' && cloud.all('time_sleep').length !== 2)
        yield { address: 'the stack', attribute: null, message: 'a pause is missing' }
    },
  },
  {
    id: 'needed-data-sources',
    severity: 'high',
    why: "Google's own accounts are named by the project's number and by storage's answer.",
    mend: 'data.google_project and, in the studio, the account of Cloud Storage.',
    link: 'https://cloud.google.com/iam/docs/service-agents',
    judges: { 'data.google_project': ['*'], 'data.google_storage_project_service_account': ['*'] },
    *check(cloud) {
      const wanted = [
        'data.google_project',
        ...(cloud.stack === 'studio' ? ['data.google_storage_project_service_account'] : []),
      ]
      for (const type of wanted)
        if (cloud.all(type).length !== 1) yield { address: type, attribute: null, message: 'it is missing' }
    },
  },
]

/** A second copy of what people bring, where the environment asks for one. */
function isSecondRegion(resource: Resource, { environment, stack }: Cloud): boolean {
  return (
    resource.type === 'google_storage_bucket' &&
    stack === 'studio' &&
    environment.backups.isInTwoRegions &&
    valueAt(resource.attributes, 'custom_placement_config') !== undefined
  )
}
