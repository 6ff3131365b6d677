import { type Attributes, type Block, type Graph, inner } from './graph.ts'

/** A value that Google stores otherwise than it was written, so that every plan would want to write it again. */
interface Difference {
  type: string
  /** What is written. */
  attribute: string
  differs(attributes: Attributes): boolean
  /** What the next plan would say. */
  says: string
  source: string
}

const PROVIDER = 'https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources'

/** The known ones among the types that are used, or could be. */
const DIFFERENCES: readonly Difference[] = [
  {
    type: 'google_billing_budget',
    attribute: 'budget_filter.projects',
    differs: (attributes) =>
      [inner(attributes, 'budget_filter')?.projects]
        .flat()
        .some((each) => !/^projects\/(\d+|\$\{.+\.number\})$/.test(String(each))),
    says: 'the id of a project instead of the number that Google answers',
    source: 'https://github.com/hashicorp/terraform-provider-google/issues/8228',
  },
  {
    type: 'google_cloud_scheduler_job',
    attribute: 'attempt_deadline',
    differs: ({ attempt_deadline, pubsub_target }) =>
      attempt_deadline !== undefined && pubsub_target !== undefined,
    says: 'a deadline that Google ignores for topics',
    source: `${PROVIDER}/cloud_scheduler_job#attempt_deadline`,
  },
  {
    type: 'google_firestore_index',
    attribute: 'fields',
    differs({ fields }) {
      const all = [fields].flat() as Attributes[]
      return (
        all.some(({ vector_config }) => vector_config) &&
        !all.some(({ field_path }) => field_path === '__name__')
      )
    },
    says: 'the field __name__, which Firestore puts before a vector',
    source: `${PROVIDER}/firestore_index`,
  },
  {
    type: 'google_monitoring_uptime_check_config',
    attribute: 'monitored_resource.labels',
    differs: (attributes) => {
      const resource = inner(attributes, 'monitored_resource')
      return resource !== undefined && (resource.labels as Attributes | undefined)?.project_id === undefined
    },
    says: 'a replacement, because Google adds the label project_id',
    source: 'https://github.com/hashicorp/terraform-provider-google/issues/18038',
  },
  {
    type: 'google_compute_security_policy',
    attribute: 'rule',
    differs: ({ rule }) =>
      rule !== undefined &&
      !([rule].flat() as Attributes[]).some(({ priority }) => priority === 2_147_483_647),
    says: 'the default rule, which Google adds',
    source: `${PROVIDER}/compute_security_policy#rule`,
  },
  {
    type: 'google_storage_bucket',
    attribute: 'lifecycle_rule.condition.age',
    differs: ({ lifecycle_rule }) =>
      ([lifecycle_rule ?? []].flat() as Attributes[]).some((rule) => {
        const condition = inner(rule, 'condition')
        return condition?.age === 0 && condition.send_age_if_zero === false
      }),
    says: 'an age of 0, which is not sent',
    source: `${PROVIDER}/storage_bucket#send_age_if_zero`,
  },
]

export interface Unstable {
  address: string
  attribute: string
  says: string
  source: string
}

/** Everything that a second apply of the same description would still change. */
export function differencesAtOnce({ blocks }: Graph): Unstable[] {
  return [...blocks.values()].flatMap((block: Block) =>
    DIFFERENCES.filter(
      ({ type, differs }) => block.type === type && !block.isData && differs(block.attributes),
    ).map(({ attribute, says, source }) => ({ address: block.address, attribute, says, source })),
  )
}
