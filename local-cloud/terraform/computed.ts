import { createHash } from 'node:crypto'
import type { Value } from './functions.ts'

export interface Project {
  id: string
  number: string
  /** The provider's region, for resources that name none. */
  location: string
}

type Own = (name: string) => string
type Attributes = Record<string, (own: Own) => string>

/**
 * The attributes that Google computes on `apply`: ids, e-mail addresses, the uri of a service. They depend on the
 * resource's own attributes and the project. Returns undefined for an attribute that is not computed.
 */
export function computeAttributes(project: Project, uriOf: (service: string) => string) {
  const inProject = (kind: string, name: string) => `projects/${project.id}/${kind}/${name}`
  const inLocation = (kind: string, attribute: string) => (own: Own) =>
    `projects/${project.id}/locations/${own('location')}/${kind}/${own(attribute)}`
  const email = (own: Own) => serviceAccountEmail(project, own('account_id'))
  const agents = (service: string): Attributes => ({
    id: () => service,
    email: () => serviceAgent(project, service),
    email_address: () => serviceAgent(project, service),
    member: () => `serviceAccount:${serviceAgent(project, service)}`,
  })

  const resources: Record<string, Attributes> = {
    google_storage_bucket: {
      id: (own) => own('name'),
      url: (own) => `gs://${own('name')}`,
    },
    google_pubsub_topic: { id: (own) => inProject('topics', own('name')) },
    google_pubsub_subscription: { id: (own) => inProject('subscriptions', own('name')) },
    google_service_account: {
      id: (own) => inProject('serviceAccounts', email(own)),
      name: (own) => inProject('serviceAccounts', email(own)),
      email,
      member: (own) => `serviceAccount:${email(own)}`,
    },
    google_cloud_run_v2_service: {
      id: inLocation('services', 'name'),
      uri: (own) => uriOf(own('name')),
    },
    google_compute_region_network_endpoint_group: {
      id: (own) => `projects/${project.id}/regions/${own('region')}/networkEndpointGroups/${own('name')}`,
    },
    google_compute_backend_service: {
      id: (own) => inProject('global/backendServices', own('name')),
      generated_id: (own) => numberOf(own('name')),
    },
    google_compute_url_map: { id: (own) => inProject('global/urlMaps', own('name')) },
    google_compute_target_http_proxy: { id: (own) => inProject('global/targetHttpProxies', own('name')) },
    google_compute_target_https_proxy: { id: (own) => inProject('global/targetHttpsProxies', own('name')) },
    google_compute_security_policy: { id: (own) => inProject('global/securityPolicies', own('name')) },
    google_compute_managed_ssl_certificate: {
      id: (own) => inProject('global/sslCertificates', own('name')),
    },
    google_compute_ssl_policy: { id: (own) => inProject('global/sslPolicies', own('name')) },
    google_compute_global_address: {
      id: (own) => inProject('global/addresses', own('name')),
      address: (own) => documentationAddress(own('name'), own('ip_version')),
    },
    google_firestore_database: { id: (own) => inProject('databases', own('name')) },
    google_secret_manager_secret: {
      id: (own) => inProject('secrets', own('secret_id')),
      name: (own) => inProject('secrets', own('secret_id')),
    },
    google_secret_manager_secret_version: {
      id: (own) => `${own('secret')}/versions/1`,
      name: (own) => `${own('secret')}/versions/1`,
      version: () => '1',
    },
    google_cloud_scheduler_job: { id: (own) => inProject('jobs', own('name')) },
    google_monitoring_notification_channel: {
      id: (own) => inProject('notificationChannels', own('display_name')),
      name: (own) => inProject('notificationChannels', own('display_name')),
    },
    google_monitoring_custom_service: {
      id: (own) => inProject('services', own('service_id')),
      name: (own) => inProject('services', own('service_id')),
    },
    google_artifact_registry_repository: {
      id: inLocation('repositories', 'repository_id'),
      name: (own) => own('repository_id'),
      registry_uri: (own) => `${own('location')}-docker.pkg.dev/${project.id}/${own('repository_id')}`,
    },
    google_iam_workload_identity_pool: {
      name: (own) =>
        `projects/${project.number}/locations/global/workloadIdentityPools/${own('workload_identity_pool_id')}`,
    },
    google_project_service: { id: (own) => `${project.id}/${own('service')}` },
    google_project_service_identity: {
      email: (own) => serviceAgent(project, own('service')),
      member: (own) => `serviceAccount:${serviceAgent(project, own('service'))}`,
    },
  }
  const data: Record<string, Attributes> = {
    google_project: {
      id: () => `projects/${project.id}`,
      project_id: () => project.id,
      name: () => project.id,
      number: () => project.number,
    },
    google_client_config: { project: () => project.id, region: () => project.location },
    google_storage_project_service_account: agents('storage.googleapis.com'),
  }

  return (
    block: { type: string; address: string; isData: boolean },
    attribute: string,
    own: (name: string) => Value | undefined,
  ): Value | undefined => {
    // The provider fills in its own project and region where a resource names none.
    if (attribute === 'project') return own('project') ?? project.id
    const known = (block.isData ? data : resources)[block.type]?.[attribute]
    return known?.((name) => {
      const value = own(name) ?? (name === 'location' ? project.location : undefined)
      if (typeof value !== 'string') throw new Error(`${block.address}.${name}: expected a string`)
      return value
    })
  }
}

/** Google numbers backends; locally the number follows from the name, so that it stays the same. */
export const numberOf = (name: string): string =>
  String(BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 15)}`))

/** An address that nobody has (RFC 5737, RFC 3849). */
export function documentationAddress(name: string, version: string): string {
  const [digit = 0] = createHash('sha256').update(name).digest()
  return version === 'IPV6' ? `2001:db8::${digit.toString(16)}` : `203.0.113.${digit}`
}

export const serviceAccountEmail = (project: Project, accountId: string) =>
  `${accountId}@${project.id}.iam.gserviceaccount.com`

/** The account as which a Google service itself acts. Source: https://cloud.google.com/iam/docs/service-agents */
export function serviceAgent(project: Project, service: string): string {
  const domain = AGENT_DOMAINS[service]
  if (!domain) throw new Error(`The service agent of ${service} is not simulated`)
  return `service-${project.number}@${domain}.iam.gserviceaccount.com`
}

const AGENT_DOMAINS: Record<string, string> = {
  'storage.googleapis.com': 'gs-project-accounts',
  'pubsub.googleapis.com': 'gcp-sa-pubsub',
  'cloudscheduler.googleapis.com': 'gcp-sa-cloudscheduler',
  'run.googleapis.com': 'serverless-robot-prod',
  'iap.googleapis.com': 'gcp-sa-iap',
  'eventarc.googleapis.com': 'gcp-sa-eventarc',
}
