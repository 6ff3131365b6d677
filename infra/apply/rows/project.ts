// What a project consists of before there is anything in it.
import type { Block } from '../graph.ts'
import type { Row } from '../row.ts'

const DAY = 86_400
const ACCOUNTS = 'roles/iam.serviceAccountAdmin'

/** Terraform's own durations, `90s` or `7m`. */
function duration({ attributes }: Block): number {
  const [, number = '0', unit = 's'] = /^(\d+)([smh])$/.exec(String(attributes.create_duration)) ?? []
  return Number(number) * { s: 1, m: 60, h: 3600 }[unit as 's' | 'm' | 'h']
}

const onBucket = { api: 'storage', seconds: 4 }

export const PROJECT_ROWS: Record<string, Row> = {
  time_sleep: { api: null, seconds: duration, deployer: [] },
  google_project_service: {
    api: 'serviceusage',
    seconds: 15,
    deployer: null,
    destroy: { stays: ({ attributes }) => attributes.disable_on_destroy === false },
  },
  google_project_service_identity: {
    api: 'serviceusage',
    seconds: 5,
    needs: ({ attributes: { service } }) => [
      {
        kind: 'api',
        api: String(service).replace('.googleapis.com', ''),
        status: 403,
        message: `${service} has not been used in the project before or it is disabled`,
      },
    ],
    deployer: null,
    destroy: { stays: () => true },
  },
  google_project_iam_member: {
    api: 'cloudresourcemanager',
    seconds: 8,
    deployer: 'roles/resourcemanager.projectIamAdmin',
  },
  google_project_iam_audit_config: {
    api: 'cloudresourcemanager',
    seconds: 8,
    deployer: 'roles/resourcemanager.projectIamAdmin',
  },
  // The provider restores a deleted role of the same name, so a second one is no conflict.
  google_project_iam_custom_role: { api: 'iam', seconds: 3, deployer: null },
  google_service_account: { api: 'iam', seconds: 12, deployer: ACCOUNTS },
  google_service_account_iam_member: { api: 'iam', seconds: 5, deployer: ACCOUNTS },
  google_iam_workload_identity_pool: {
    api: 'iam',
    seconds: 12,
    deployer: null,
    destroy: {
      reserves: {
        seconds: 30 * DAY,
        status: 409,
        message: 'Requested entity already exists',
        source: 'https://cloud.google.com/iam/docs/manage-workload-identity-pools-providers#delete-pool',
      },
    },
  },
  google_iam_workload_identity_pool_provider: {
    api: 'iam',
    uses: ['sts', 'iamcredentials'],
    seconds: 12,
    deployer: null,
  },
  google_artifact_registry_repository: { api: 'artifactregistry', seconds: 12, deployer: null },
  google_artifact_registry_repository_iam_member: { api: 'artifactregistry', seconds: 5, deployer: null },
  google_billing_budget: { api: 'billingbudgets', seconds: 5, deployer: null },
  google_storage_bucket: {
    ...onBucket,
    deployer: [
      'storage.buckets.create',
      'storage.buckets.delete',
      'storage.buckets.get',
      'storage.buckets.update',
    ],
    destroy: {
      refuses: ({ attributes }) =>
        attributes.force_destroy === true
          ? undefined
          : 'Error trying to delete bucket containing objects without force_destroy set to true',
    },
  },
  google_storage_bucket_iam_member: {
    ...onBucket,
    deployer: ['storage.buckets.getIamPolicy', 'storage.buckets.setIamPolicy'],
  },
}
