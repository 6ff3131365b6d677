// Staging proves something about production only if both are the same but for what an environment may differ in.
import type { Cloud } from './cloud.ts'
import type { Finding } from './judge.ts'
import type { Breach, Rule } from './rule.ts'

/** What may differ between environments, by address and path. */
const MAY_DIFFER: readonly RegExp[] = [
  // Whether its data may be deleted, and for how long that can be undone.
  /^google_storage_bucket\.\S+ force_destroy$/,
  /^google_storage_bucket\.\S+ soft_delete_policy\./,
  /^google_storage_bucket\.\S+ (location|custom_placement_config|rpo)/,
  /^google_firestore_database\.\S+ (delete_protection_state|deletion_policy|point_in_time_recovery_enablement)$/,
  /^google_firestore_backup_schedule\.\S+ retention$/,
  /^google_cloud_run_v2_service\.\S+ deletion_protection$/,
  // How much it takes, and which build runs.
  /^google_cloud_run_v2_service\.\S+ template\.scaling\./,
  /^google_cloud_run_v2_service\.\S+ template\.containers\.0\.image$/,
  /^google_cloud_run_v2_service\.api\S* template\.containers\.0\.env\./,
  /^google_cloud_run_v2_service\.\S+ template\.containers\.0\.env\.TRACE_SAMPLE_RATIO$/,
  /^google_monitoring_alert_policy\.\S+ conditions\..*(threshold_value|display_name)$/,
  /^google_monitoring_alert_policy\.\S+ documentation\./,
  /^google_billing_budget\.\S+ amount\./,
  / lifecycle\.prevent_destroy$/,
  // Made of the domain.
  /^google_compute_managed_ssl_certificate\.\S+ name$/,
  /^google_project_iam_custom_role\.\S+ permissions/,
]

/** Types that only an edge has; environments may choose another one. */
const OF_THE_EDGE = /^google_(compute_|iap_|cloud_run_domain_mapping|project_service\.apis_(compute|iap))/
const EDGE_DEPENDENT = [
  /^google_cloud_run_v2_service\.api\S* (ingress|invoker_iam_disabled)$/,
  /^google_project_iam_member\.(plan|apply)_(compute|iap)/,
]

/** Differences between two environments' stacks that nobody allowed. */
export function* differencesBetween(one: Cloud, other: Cloud): Iterable<Breach & { cloud: string }> {
  const [first, second] = [valuesIn(one), valuesIn(other)]
  for (const key of new Set([...first.keys(), ...second.keys()])) {
    if (first.get(key) === second.get(key) || isAllowed(key, one, other)) continue
    const [address = '', attribute = ''] = key.split(' ')
    yield {
      cloud: other.name,
      address,
      attribute,
      message: `${attribute} is ${second.get(key) ?? 'missing'} and ${first.get(key) ?? 'missing'} in ${one.name}`,
    }
  }
}

function isAllowed(key: string, one: Cloud, other: Cloud): boolean {
  const allowed =
    one.environment.edge === other.environment.edge
      ? MAY_DIFFER
      : [...MAY_DIFFER, ...EDGE_DEPENDENT, OF_THE_EDGE]
  return allowed.some((pattern) => pattern.test(key))
}

/** Every value by address and path, without the names of the environment. */
function valuesIn({ json, environment }: Cloud): Map<string, string> {
  const values = new Map<string, string>()
  const own: [string, string][] = [
    [environment.alertEmail, 'EMAIL'],
    [String(environment.stateBucket), 'STATE'],
    [environment.image, 'IMAGE'],
    [environment.projectId, 'PROJECT'],
    [new URL(environment.origins[0]).host, 'HOST'],
    [environment.labels.costCentre, 'COST CENTRE'],
    [environment.labels.owner, 'OWNER'],
  ]
  const ownName = new RegExp(`\\b${environment.name}\\b`, 'g')
  const plain = (text: string) =>
    own.reduce((sum, [name, word]) => sum.replaceAll(name, word), text).replaceAll(ownName, 'NAME')
  const walk = (value: unknown, key: string) => {
    if (typeof value !== 'object' || value === null) return void values.set(key, plain(String(value)))
    for (const [name, each] of Object.entries(value))
      if (name !== '//') walk(each, `${key}.${named(each) ?? name}`)
  }
  for (const [type, resources] of Object.entries(json.resource))
    for (const [id, { ...attributes }] of Object.entries(resources))
      for (const [name, value] of Object.entries(attributes))
        if (name !== '//' && name !== 'depends_on') walk(value, `${type}.${id} ${name}`)
  return values
}

/** Variables are known by their names, not by their places. */
const named = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value && 'value' in value
    ? String(value.name)
    : undefined

export const parityRule: Rule = {
  id: 'environments-alike',
  severity: 'high',
  why: 'What was tried on staging says nothing about production where the two differ.',
  mend: 'Let the difference follow from the environment file, or allow it in infra/policy/parity.ts.',
  link: 'https://12factor.net/dev-prod-parity',
  judges: {},
  // It is about two stacks, see `parityFindings`.
  check: () => [],
}

/** Every environment against production. */
export function parityFindings(clouds: readonly Cloud[]): Finding[] {
  return (['studio', 'bootstrap'] as const).flatMap((stack) => {
    const [prod, ...others] = clouds
      .filter((each) => each.stack === stack)
      .toSorted((a, b) => Number(b.environment.name === 'prod') - Number(a.environment.name === 'prod'))
    return prod
      ? others.flatMap((other) =>
          [...differencesBetween(prod, other)].map((each) => ({ ...each, rule: parityRule })),
        )
      : []
  })
}
