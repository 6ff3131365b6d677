// What prepares the project: Google's APIs, images, budget, and how workflows get in.
import { edgeOf } from '../../edge.ts'
import type { Cloud, Resource } from '../cloud.ts'
import { differences, equals, is, type Rule, wants } from '../rule.ts'

const FEDERATION = 'https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines'
const REGISTRY = 'google_artifact_registry_repository'
const PROVIDER = 'google_iam_workload_identity_pool_provider'

const APIS = [
  'serviceusage',
  'cloudresourcemanager',
  'iam',
  'iamcredentials',
  'sts',
  'storage',
  'artifactregistry',
  'billingbudgets',
  'monitoring',
  'run',
  'pubsub',
  'cloudscheduler',
  'firestore',
  'secretmanager',
  'logging',
  'cloudtrace',
  'telemetry',
]

const isPlan = (cloud: Cloud, { attributes }: Resource) =>
  cloud.named(attributes.workload_identity_pool_id).includes('github-plan')

export const bootstrapRules: Rule[] = [
  {
    id: 'apis-enabled',
    severity: 'high',
    why: 'Nothing of a service can be made before its API is on.',
    mend: 'List the API in infra/constructs/bootstrap/google-apis.ts.',
    link: 'https://cloud.google.com/service-usage/docs/enable-disable',
    judges: { google_project_service: ['service'] },
    *check(cloud) {
      if (cloud.stack !== 'bootstrap') return
      const found = new Map(
        cloud
          .all('google_project_service')
          .map(({ attributes, address }) => [String(attributes.service), address]),
      )
      const wanted = [...APIS, ...edgeOf(cloud.environment).apis].map((api) => `${api}.googleapis.com`)
      yield* differences(found, new Set(wanted), { missing: 'an API is off', extra: 'nothing uses this API' })
    },
  },
  wants({
    id: 'apis-stay-enabled',
    severity: 'medium',
    why: 'An API that is switched off takes with it what others in the project use.',
    mend: 'disable_on_destroy is false.',
    link: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_service',
    on: 'google_project_service',
    wants: { disable_on_destroy: is(false) },
  }),
  {
    id: 'bootstrap-as-declared',
    severity: 'high',
    why: 'Without its parts nothing can be deployed, or nobody hears of its costs.',
    mend: 'infra/stacks/bootstrap.ts',
    link: 'https://cloud.google.com/docs/terraform/best-practices/root-modules',
    judges: {
      [REGISTRY]: ['repository_id'],
      google_iam_workload_identity_pool: ['workload_identity_pool_id'],
      [PROVIDER]: ['workload_identity_pool_provider_id', 'workload_identity_pool_id'],
      google_service_account: ['account_id'],
      google_project_service_identity: ['*'],
      google_project_iam_custom_role: ['role_id'],
    },
    *check(cloud) {
      if (cloud.stack !== 'bootstrap') return
      const { signsIn } = edgeOf(cloud.environment)
      const found = new Map<string, string>()
      const add = (type: string, text: (resource: Resource) => string) => {
        for (const each of cloud.all(type)) found.set(text(each), each.address)
      }
      add(REGISTRY, ({ attributes }) => `repository ${attributes.repository_id}`)
      add(
        'google_iam_workload_identity_pool',
        ({ attributes }) =>
          `pool ${attributes.workload_identity_pool_id}${attributes.disabled === undefined ? '' : ', changed'}`,
      )
      add(
        PROVIDER,
        ({ attributes }) =>
          `provider ${attributes.workload_identity_pool_provider_id} of ${cloud.named(attributes.workload_identity_pool_id)}`,
      )
      add('google_service_account', ({ attributes }) => `account ${attributes.account_id}`)
      add(
        'google_project_service_identity',
        ({ attributes }) => `identity of ${attributes.service} by ${attributes.provider}`,
      )
      add('google_project_iam_custom_role', ({ attributes }) => `role ${attributes.role_id}`)
      add('google_billing_budget', () => 'budget')
      add('google_monitoring_notification_channel', () => 'channel')
      const sides = ['plan', 'apply']
      yield* differences(
        found,
        new Set([
          'repository atelier',
          ...sides.map((side) => `pool github-${side}`),
          ...sides.map(
            (side) =>
              `provider github of <iam_workload_identity_pool github-${side}>.workload_identity_pool_id`,
          ),
          ...sides.map((side) => `account studio-${side}`),
          'role studioPlan',
          'role studioApply',
          'identity of pubsub.googleapis.com by google-beta',
          ...(signsIn ? ['identity of iap.googleapis.com by google-beta'] : []),
          'budget',
          'channel',
        ]),
        { missing: 'a part is missing', extra: 'nobody declared this part' },
      )
    },
  },
  wants({
    id: 'workflows-of-this-repository-only',
    severity: 'critical',
    why: "GitHub's tokens are for everybody; a name can be taken over by somebody else, a number cannot.",
    mend: 'The condition names the number of the repository, the event and the ref; applying also the environment.',
    link: FEDERATION,
    on: PROVIDER,
    wants: {
      attribute_condition: equals('of this repository, this kind of run and this ref', (resource, cloud) => {
        const { repository, name } = cloud.environment
        const own = `assertion.repository_id == '${repository.id}'`
        return isPlan(cloud, resource)
          ? `${own} && assertion.event_name == 'pull_request' && assertion.ref.startsWith('refs/pull/')`
          : `${own} && assertion.event_name in ['push', 'workflow_dispatch'] && assertion.ref == 'refs/heads/${repository.branch}' && assertion.environment == '${name}'`
      }),
      attribute_mapping: is({
        'google.subject': 'assertion.sub',
        'attribute.repository_id': 'assertion.repository_id',
      }),
      oidc: is({ issuer_uri: 'https://token.actions.githubusercontent.com' }),
      disabled: is(undefined),
    },
  }),
  ...['google_iam_workload_identity_pool', PROVIDER].map((on) =>
    wants({
      id: `kept-${on === PROVIDER ? 'provider' : 'pool'}`,
      severity: 'medium',
      why: 'A pool that was deleted keeps its name for thirty days, in which no workflow gets in.',
      mend: 'prevent_destroy.',
      link: 'https://cloud.google.com/iam/docs/manage-workload-identity-pools-providers#delete-pool',
      on,
      wants: { lifecycle: is({ prevent_destroy: true }) },
    }),
  ),
  wants({
    id: 'clean-up-keeps-what-runs',
    severity: 'critical',
    why: 'An image that is gone cannot be rolled back to, and an instance of it cannot start.',
    mend: 'Thirty newest stay, what is untagged goes after two weeks, what is old after half a year.',
    link: 'https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy',
    on: REGISTRY,
    wants: {
      cleanup_policies: is([
        { action: 'KEEP', id: 'keep-newest', most_recent_versions: { keep_count: 30 } },
        {
          action: 'DELETE',
          id: 'delete-untagged',
          condition: { older_than: '1209600s', tag_state: 'UNTAGGED' },
        },
        { action: 'DELETE', id: 'delete-old', condition: { older_than: '15552000s', tag_state: 'ANY' } },
      ]),
      cleanup_policy_dry_run: is(false),
    },
  }),
  wants({
    id: 'registry-of-images',
    severity: 'medium',
    why: 'Images are pulled from the region they run in; a scan of every push is paid for.',
    mend: 'A Docker repository in the region of the environment.',
    link: 'https://cloud.google.com/artifact-registry/docs/repositories/create-repos',
    on: REGISTRY,
    wants: {
      format: is('DOCKER'),
      location: equals("the environment's region", (_, { environment }) => environment.region),
      docker_config: is({ immutable_tags: false }),
      vulnerability_scanning_config: is({ enablement_config: 'DISABLED' }),
    },
  }),
  wants({
    id: 'budget-as-agreed',
    severity: 'high',
    why: 'Nobody looks at a bill before the month is over.',
    mend: 'budget in the environment file.',
    link: 'https://cloud.google.com/billing/docs/how-to/budgets',
    on: 'google_billing_budget',
    wants: {
      billing_account: equals(
        'that of the environment',
        (_, { environment }) => environment.budget.billingAccount,
      ),
      amount: equals('that of the environment', (_, { environment }) => ({
        specified_amount: {
          currency_code: environment.budget.currency,
          units: String(environment.budget.monthlyAmount),
        },
      })),
      threshold_rules: is([
        { threshold_percent: 0.5 },
        { threshold_percent: 0.9 },
        { threshold_percent: 1 },
        { spend_basis: 'FORECASTED_SPEND', threshold_percent: 1 },
      ]),
      budget_filter: {
        words: "the month's costs of this project",
        allows: (value, _, cloud) =>
          cloud.named(JSON.stringify(value)) ===
          JSON.stringify({
            calendar_period: 'MONTH',
            credit_types_treatment: 'INCLUDE_ALL_CREDITS',
            projects: ['projects/<project project>.number'],
          }),
      },
      'all_updates_rule.monitoring_notification_channels.0': {
        words: 'the operators',
        allows: (value, _, cloud) =>
          cloud.refersTo(value)?.resource.type === 'google_monitoring_notification_channel',
      },
    },
  }),
]
