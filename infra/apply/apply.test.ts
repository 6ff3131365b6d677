import { describe, expect, test } from 'vitest'
import { isThorough, isWhole } from '../../tests/thorough.ts'
import { ENVIRONMENTS, readEnvironments } from '../environment-files.ts'
import { checkApply } from './check.ts'
import { findingsOf } from './findings.ts'
import { entriesOf, mutate } from './mutations.ts'
import { firstApply } from './project.ts'
import { differencesAtOnce } from './second-apply.ts'
import { type Change, projectOf } from './testing.ts'
import { LONG_DELAYS, USUAL_DELAYS } from './world.ts'

const environments = readEnvironments(ENVIRONMENTS)
const dev = environments.find(({ name }) => name === 'dev')!
const prod = environments.find(({ name }) => name === 'prod')!
const inProd = projectOf(prod)

describe('a first apply', () => {
  const applied = isThorough ? environments : isWhole ? [dev, prod] : [prod]
  test.each(applied)('of $name succeeds in every order', (environment) => {
    const report = checkApply(projectOf(environment))
    expect(findingsOf(report, environment.isDisposable)).toEqual([])
    expect(report.orders).toBeGreaterThan(200)
  })

  test('behind Identity-Aware Proxy, too', () => {
    const project = projectOf({ ...prod, edge: 'iap', iapMembers: ['domain:example.org'] })
    const { bootstrap, studio } = firstApply(project)
    expect([...bootstrap.refused, ...studio.refused]).toEqual([])
  })

  test('needs each entry of each depends_on', () => {
    const entries = entriesOf(inProd)
    expect(entries.length).toBeGreaterThan(1000)
    const tried = isThorough ? entries : entries.filter((_, at) => at % 25 === 0)
    expect(mutate(inProd, tried)).toEqual({ entries: tried.length, unnecessary: [] })
  })

  test('says the same every time', () => {
    expect(firstApply(inProd).studio).toEqual(firstApply(projectOf(prod, () => {})).studio)
  })
})

/** A block of the studio, by the beginning of its address, to be changed. */
type Block = Record<string, unknown>
type Kinds = Record<string, Record<string, Block>>
const blockOf = (resource: Kinds, type: string, at = 0) => Object.values(resource[type] ?? {})[at]!

const refusedIn = (change: Change, delays = LONG_DELAYS) => {
  const { bootstrap, studio } = firstApply(projectOf(prod, change), { delays })
  return [...bootstrap.refused, ...studio.refused]
}

describe('what Google would refuse', () => {
  test('an entry of depends_on that is implied is reported as unnecessary', () => {
    const project = projectOf(prod, ({ studio }) => {
      const notification = blockOf(studio.resource, 'google_storage_notification')
      const [bucket] = /google_storage_bucket\.\w+/.exec(String(notification.bucket)) ?? []
      notification.depends_on = [...(notification.depends_on as string[]), bucket]
    })
    const added = entriesOf(project).filter(({ entry }) => entry.startsWith('google_storage_bucket.'))
    expect(mutate(project, added)).toEqual({ entries: 1, unnecessary: added })
  })

  test('a startup probe that asks the database, while rights spread for longer than its window', () => {
    const askDatabase: Change = ({ studio }) => {
      const api = Object.values(studio.resource.google_cloud_run_v2_service ?? {}).find(
        ({ name }) => name === 'api',
      )!
      const { containers } = api.template as { containers: Block[] }
      containers[0]!.startup_probe = {
        http_get: { path: '/health/ready' },
        period_seconds: 10,
        failure_threshold: 24,
      }
      // Without its indexes it starts as soon as its rights are given.
      api.depends_on = (api.depends_on as string[]).filter((each) => !each.includes('_index.'))
      studio.resource.google_firestore_index = {}
    }
    const failed = (delays: typeof LONG_DELAYS) =>
      refusedIn(askDatabase, delays).filter(({ message }) => message.includes('startup probe'))
    expect(failed(USUAL_DELAYS)).toEqual([])
    expect(failed(LONG_DELAYS)).not.toEqual([])
  })

  test('a startup probe that gives up before Node has started', () => {
    const refused = refusedIn(({ studio }) => {
      const { containers } = blockOf(studio.resource, 'google_cloud_run_v2_service').template as {
        containers: Block[]
      }
      containers[0]!.startup_probe = { tcp_socket: { port: 8080 }, period_seconds: 1, failure_threshold: 5 }
    })
    expect(refused).toMatchObject([{ status: 400, message: expect.stringContaining('failed to start') }])
  })

  test.each([
    ['google_project_service', 403],
    ['google_project_service_identity', 400],
    ['google_artifact_registry_repository', 404],
  ])('a bootstrap without %s', (type, status) => {
    const refused = refusedIn(({ bootstrap }) => {
      bootstrap.resource[type] = {}
      delete bootstrap.resource.google_artifact_registry_repository_iam_member
    })
    expect(refused.map((each) => each.status)).toContain(status)
  })

  test.each([
    'google_cloud_run_v2_service_iam_member',
    'google_service_account_iam_member',
    'google_pubsub_topic_iam_member',
  ])('a studio without any %s', (type) => {
    expect(
      refusedIn(({ studio }) => {
        studio.resource[type] = {}
      }),
    ).not.toEqual([])
  })

  test('two things of the same name', () => {
    const refused = refusedIn(({ studio }) => {
      const [first, second] = Object.values(studio.resource.google_pubsub_topic ?? {})
      second!.name = first!.name
    })
    expect(refused).toContainEqual(expect.objectContaining({ status: 409 }))
  })

  test('a type that nobody described, with the place where its row belongs', () => {
    expect(() =>
      projectOf(prod, ({ studio }) => {
        studio.resource.google_redis_instance = { cache: {} }
      }),
    ).toThrow(/google_redis_instance\.cache: no row for this type.*infra\/apply\/rows/)
  })
})

describe('a second apply', () => {
  test('would change what Google stores otherwise than it was written', () => {
    const project = projectOf(prod, ({ bootstrap, studio }) => {
      blockOf(bootstrap.resource, 'google_billing_budget').budget_filter = {
        projects: ['projects/my-studio'],
      }
      blockOf(studio.resource, 'google_cloud_scheduler_job').attempt_deadline = '30s'
    })
    const graphs = [project.bootstrap.graph, project.studio.graph]
    expect(graphs.flatMap(differencesAtOnce).map(({ attribute }) => attribute)).toEqual([
      'budget_filter.projects',
      'attempt_deadline',
    ])
  })
})
