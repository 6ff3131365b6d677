import { edgeOf } from '../../edge.ts'
import type { Environment } from '../../environments.ts'

const PLAN = [
  'roles/iam.securityReviewer',
  'roles/iam.serviceAccountViewer',
  'roles/run.viewer',
  'roles/pubsub.viewer',
  'roles/cloudscheduler.viewer',
  'roles/monitoring.viewer',
]
const APPLY = [
  'roles/run.admin',
  'roles/pubsub.admin',
  'roles/cloudscheduler.admin',
  'roles/monitoring.editor',
  'roles/logging.configWriter',
  'roles/iam.serviceAccountAdmin',
  'roles/iam.serviceAccountUser',
]

/** What the deployer may hand out: nobody becomes an owner by way of a workflow. */
export const GRANTABLE =
  "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/datastore.user', 'roles/datastore.viewer', 'roles/telemetry.metricsWriter', 'roles/telemetry.tracesWriter'])"

/** The rights of the accounts with which workflows plan and apply. None of them reads what people store. */
export function* deployerRights(environment: Environment): Iterable<string> {
  const { projectId, stateBucket, repository } = environment
  const { hasLoadBalancer, signsIn } = edgeOf(environment)
  const plan = '<service_account studio-plan>.member'
  const apply = '<service_account studio-apply>.member'
  const at = (member: string, role: string, resource = projectId, condition = '') =>
    `${member} is ${role} of ${resource}${condition}`

  for (const role of [...PLAN, ...(hasLoadBalancer ? ['roles/compute.viewer'] : [])]) yield at(plan, role)
  yield at(plan, '<project_iam_custom_role studioPlan>.name')
  yield at(plan, 'roles/storage.objectViewer', `<bucket ${stateBucket}>`)

  for (const role of [
    ...APPLY,
    ...(hasLoadBalancer ? ['roles/compute.loadBalancerAdmin', 'roles/compute.securityAdmin'] : []),
    ...(signsIn ? ['roles/iap.admin'] : []),
  ])
    yield at(apply, role)
  yield at(apply, '<project_iam_custom_role studioApply>.name')
  yield at(apply, 'roles/resourcemanager.projectIamAdmin', projectId, ` if ${GRANTABLE}`)
  yield at(apply, 'roles/storage.objectUser', `<bucket ${stateBucket}>`)
  yield at(apply, 'roles/artifactregistry.writer', '<artifact_registry_repository atelier>')

  for (const side of ['plan', 'apply'])
    yield at(
      `principalSet://iam.googleapis.com/<iam_workload_identity_pool github-${side}>.name/attribute.repository_id/${repository.id}`,
      'roles/iam.workloadIdentityUser',
      `<service_account studio-${side}>`,
    )
}
