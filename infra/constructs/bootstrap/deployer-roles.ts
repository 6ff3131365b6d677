import type { Deployer } from '../../deployers.ts'
import { edgeOf } from '../../edge.ts'
import type { Environment } from '../../environments.ts'

interface NeededRole {
  role: string
  why: string
  only?: (environment: Pick<Environment, 'edge'>) => boolean
}

const behindBalancer = (environment: Pick<Environment, 'edge'>) => edgeOf(environment).hasLoadBalancer

/**
 * The roles at the project, because Google offers them nowhere below it, or because what they are for is yet to be
 * created. None of them reads what people store: where every role of Google does, the custom role has what is left.
 */
export const DEPLOYER_ROLES: Record<Deployer, readonly NeededRole[]> = {
  plan: [
    { role: 'roles/iam.securityReviewer', why: 'reads every binding' },
    { role: 'roles/iam.serviceAccountViewer', why: 'reads accounts' },
    { role: 'roles/run.viewer', why: 'reads services' },
    { role: 'roles/pubsub.viewer', why: 'reads topics and subscriptions, not their messages' },
    { role: 'roles/cloudscheduler.viewer', why: 'reads schedules' },
    { role: 'roles/monitoring.viewer', why: 'reads alerts and dashboards' },
    { role: 'roles/compute.viewer', why: 'reads the load balancer', only: behindBalancer },
  ],
  apply: [
    { role: 'roles/run.admin', why: 'services and who may invoke them' },
    { role: 'roles/pubsub.admin', why: 'topics, subscriptions and their bindings' },
    { role: 'roles/cloudscheduler.admin', why: 'schedules' },
    { role: 'roles/monitoring.editor', why: 'alerts, dashboards, channels, uptime checks' },
    { role: 'roles/logging.configWriter', why: 'metrics and sinks of logs' },
    { role: 'roles/iam.serviceAccountAdmin', why: 'one account for each service, and who may use it' },
    // Whoever creates accounts and decides about their bindings could give this to itself on each of them.
    {
      role: 'roles/iam.serviceAccountUser',
      why: 'lets services run, and events be delivered, as these accounts',
    },
    { role: 'roles/compute.loadBalancerAdmin', why: 'the load balancer', only: behindBalancer },
    { role: 'roles/compute.securityAdmin', why: 'its firewall and certificate', only: behindBalancer },
    {
      role: 'roles/iap.admin',
      why: 'who may pass the proxy',
      only: (environment) => edgeOf(environment).signsIn,
    },
  ],
}

/** What Google's own roles give only together with people's data, or with the secrets' contents. */
export const DEPLOYER_PERMISSIONS: Record<Deployer, readonly string[]> = {
  plan: [
    'datastore.backupSchedules.get',
    'datastore.backupSchedules.list',
    'datastore.databases.get',
    'datastore.databases.getMetadata',
    'datastore.databases.list',
    'datastore.indexes.get',
    'datastore.indexes.list',
    'logging.buckets.get',
    'logging.logMetrics.get',
    'logging.sinks.get',
    'resourcemanager.projects.get',
    'secretmanager.secrets.get',
    'serviceusage.services.get',
    'serviceusage.services.list',
    'storage.buckets.get',
  ],
  apply: [
    'datastore.backupSchedules.create',
    'datastore.backupSchedules.delete',
    'datastore.backupSchedules.get',
    'datastore.backupSchedules.list',
    'datastore.backupSchedules.update',
    'datastore.databases.create',
    'datastore.databases.delete',
    'datastore.databases.get',
    'datastore.databases.getMetadata',
    'datastore.databases.list',
    'datastore.databases.update',
    'datastore.indexes.create',
    'datastore.indexes.delete',
    'datastore.indexes.get',
    'datastore.indexes.list',
    'datastore.indexes.update',
    'datastore.operations.get',
    'datastore.operations.list',
    'resourcemanager.projects.get',
    'secretmanager.secrets.create',
    'secretmanager.secrets.delete',
    'secretmanager.secrets.get',
    'secretmanager.secrets.getIamPolicy',
    'secretmanager.secrets.setIamPolicy',
    'secretmanager.secrets.update',
    'serviceusage.services.get',
    'serviceusage.services.list',
    'storage.buckets.create',
    'storage.buckets.delete',
    'storage.buckets.get',
    'storage.buckets.getIamPolicy',
    'storage.buckets.setIamPolicy',
    'storage.buckets.update',
  ],
}

/** Terraform empties a bucket before it deletes it, which only disposable environments allow. */
export const EMPTYING = ['storage.objects.delete', 'storage.objects.list']

/**
 * The roles that the studio's stack gives at the project. The deployer may give these and no others, so it cannot make
 * itself an owner. Source: https://cloud.google.com/iam/docs/setting-limits-on-granting-roles
 */
export const GRANTABLE_ROLES = [
  'roles/datastore.user',
  'roles/datastore.viewer',
  'roles/telemetry.metricsWriter',
  'roles/telemetry.tracesWriter',
]

export const ONLY_GRANTABLE = `api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly([${GRANTABLE_ROLES.map((role) => `'${role}'`).join(', ')}])`
