import { describe, expect, test } from 'vitest'
import { ENVIRONMENTS, readEnvironments } from '../environment-files.ts'
import { type Cloud, cloudOf, cloudsOf } from './cloud.ts'
import { type Finding, judge } from './judge.ts'
import { type Mutant, mutantsOf } from './mutants/mutants.ts'
import { finds, scoreOf } from './mutants/score.ts'
import { differencesBetween, parityFindings } from './parity.ts'
import { rules } from './rules.ts'
import { toSarif } from './sarif.ts'
import { readWaivers, waive } from './waivers.ts'

const environments = readEnvironments(ENVIRONMENTS)
const [dev, prod, staging] = ['dev', 'prod', 'staging'].map(
  (name) => environments.find((each) => each.name === name)!,
) as [Env, Env, Env]
type Env = (typeof environments)[number]

/** Every edge that can be chosen. */
const clouds = [
  ...[dev, staging, prod].flatMap(cloudsOf),
  ...cloudsOf({ ...prod, name: 'signed-in', edge: 'iap', iapMembers: ['group:makers@example.org'] }),
]
const [studio, bootstrap] = cloudsOf(prod) as [Cloud, Cloud]
const messages = (findings: readonly Finding[]) =>
  findings.map(({ rule, message }) => `${rule.id}: ${message}`)

test('nothing is found in any environment, whatever its edge', () => {
  for (const cloud of clouds) expect(messages(judge(cloud, rules)), cloud.name).toEqual([])
  expect(messages(parityFindings([dev, staging, prod].flatMap(cloudsOf)))).toEqual([])
})

test('there are enough rules, each with a name, a reason, a mend and a source of its own', () => {
  expect(rules.length).toBeGreaterThanOrEqual(40)
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  for (const { id, why, mend, link } of rules) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(why.length).toBeGreaterThan(20)
    expect(mend.length).toBeGreaterThan(5)
    expect(link).toMatch(/^https:\/\//)
  }
})

/** Rules about the code itself, or about what no resource of ours is. */
const WITHOUT_EXAMPLE = [
  'no-function-starts-itself',
  'no-default-account',
  'only-additive-bindings',
  'everything-is-judged',
  'own-project',
  'state-of-the-environment',
]

/** Rules that name no attributes, each with a type whose faults it finds. */
const ABOUT: Record<string, string> = {
  'no-public-principal': 'google_pubsub_topic_iam_member',
  'no-wide-principal': 'google_pubsub_topic_iam_member',
  'no-primitive-role': 'google_project_iam_member',
  'no-service-account-key': 'google_service_account_key',
  'no-literal-secret': 'google_secret_manager_secret_version',
  'lifecycle-never-deletes': 'google_storage_bucket',
  'somebody-asks-from-outside': 'google_monitoring_uptime_check_config',
}

test.each(rules.filter(({ id }) => !WITHOUT_EXAMPLE.includes(id)))(
  'a fault exists that $id finds',
  (rule) => {
    const about = ABOUT[rule.id]
    const judges = about ? { [about]: ['*'] } : rule.judges
    const isLikely = ({ type, change }: Mutant) =>
      judges[type]?.some(
        (path) => change.startsWith(path.replace(/\.?\*$/, '')) || /^(removed|a resource)/.test(change),
      )
    // A rule about values that nothing has yet finds what is added, which comes last.
    const inOrder = (cloud: Cloud) => (about ? [...mutantsOf(cloud)].reverse() : mutantsOf(cloud))
    for (const cloud of clouds)
      for (const mutant of inOrder(cloud)) if (isLikely(mutant) && finds(rule, mutant.cloud())) return
    expect.fail('no fault of any kind is found by it')
  },
)

/** The studio of production with one more resource. */
function withResource(type: string, attributes: Record<string, unknown>): Cloud {
  const { environment, stack, json } = studio
  const resource = { ...json.resource, [type]: { ...json.resource[type], added: attributes } }
  return cloudOf(environment, stack, { ...json, resource })
}
const ids = (cloud: Cloud) => [...new Set(judge(cloud, rules).map(({ rule }) => rule.id))]

describe('what is not there yet is judged when it comes', () => {
  test.each([
    [
      'google_project_iam_binding',
      { role: 'roles/run.admin', members: ['user:a@example.org'] },
      'only-additive-bindings',
    ],
    [
      'google_project_iam_member',
      { role: 'roles/run.admin', member: 'serviceAccount:1-compute@developer.gserviceaccount.com' },
      'no-default-account',
    ],
    ['google_sql_database_instance', { name: 'other' }, 'everything-is-judged'],
    ['google_pubsub_topic', { name: 'a', project: 'elsewhere' }, 'own-project'],
    ['google_pubsub_topic', { name: 'a', kms_key_name: 'k' }, 'everything-is-judged'],
  ])('%s %j', (type, attributes, rule) => {
    expect(ids(withResource(type, attributes))).toContain(rule)
  })

  test('a state that belongs to another environment', () => {
    const { environment, stack, json } = studio
    const terraform = {
      ...(json.terraform as object),
      backend: { gcs: { bucket: 'other', prefix: 'atelier' } },
    }
    expect(ids(cloudOf(environment, stack, { ...json, terraform }))).toEqual(['state-of-the-environment'])
  })
})

test('of a sample of all faults nearly every one is noticed', () => {
  for (const cloud of [studio, bootstrap]) {
    const { mutants, killed, survivors } = scoreOf(cloud, rules, cloud === studio ? 150 : 10)
    expect(mutants).toBeGreaterThan(50)
    expect(killed / mutants, JSON.stringify(survivors)).toBeGreaterThanOrEqual(0.95)
  }
})

test('environments that differ in what may not differ are told apart', () => {
  const other = cloudsOf({ ...staging, regionalQuota: { cpus: 100, memoryGiB: 400 } })[0]!
  expect([...differencesBetween(studio, other)]).toEqual([])
  const { json } = cloudsOf(staging)[0]!
  const changed = JSON.parse(JSON.stringify(json).replaceAll('"600s"', '"300s"')) as typeof json
  const found = [...differencesBetween(studio, cloudOf(staging, 'studio', changed))]
  expect(found.length).toBeGreaterThan(40)
  expect(found[0]).toMatchObject({ message: expect.stringContaining('is 300s and 600s in prod') })
})

describe('waivers', () => {
  const [finding] = judge(withResource('google_pubsub_topic', { name: 'a' }), rules)
  const { rule, address } = finding!
  const waiver = {
    rule: rule.id,
    address,
    owner: 'me',
    expires: '2026-12-01',
    reason: 'until the move is done',
  }

  test('hold until their last day', () => {
    expect(waive([finding!], [waiver], '2026-12-01')).toEqual({ findings: [], problems: [], waived: 1 })
    const late = waive([finding!], [waiver], '2026-12-02')
    expect(late.findings).toHaveLength(1)
    expect(late.problems).toEqual([expect.stringContaining('expired on 2026-12-01')])
  })

  test('of nothing are found', () => {
    const { findings, problems } = waive([], [{ ...waiver, address: `${address}x` }], '2026-11-01')
    expect(findings).toEqual([])
    expect(problems).toEqual([expect.stringContaining('about nothing that is found')])
  })

  test('can be read', () => {
    expect(Array.isArray(readWaivers())).toBe(true)
  })
})

test('findings are written as SARIF, each with its rule', () => {
  const findings = judge(withResource('google_pubsub_topic', { name: 'a' }), rules)
  const { runs } = toSarif(findings, rules) as {
    runs: [
      {
        tool: { driver: { rules: { id: string }[] } }
        results: { ruleId: string; ruleIndex: number; level: string }[]
      },
    ]
  }
  const [{ tool, results }] = runs
  expect(results).toHaveLength(findings.length)
  for (const { ruleId, ruleIndex, level } of results) {
    expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    expect(['error', 'warning', 'note']).toContain(level)
  }
})
