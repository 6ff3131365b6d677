import { describe, expect, test } from 'vitest'
import { ENVIRONMENTS, readEnvironments } from '../environment-files.ts'
import { applyAgain, NAMES_FREE_SECONDS } from './check.ts'
import { checkDeployer } from './deployer.ts'
import { destroy } from './destroy.ts'
import { firstApply, type Stack } from './project.ts'
import { projectOf } from './testing.ts'
import { emptyProject, USUAL_DELAYS } from './world.ts'

const environments = readEnvironments(ENVIRONMENTS)
const dev = environments.find(({ name }) => name === 'dev')!
const prod = environments.find(({ name }) => name === 'prod')!
const [inDev, inProd] = [projectOf(dev), projectOf(prod)]

type Kinds = Record<string, Record<string, Record<string, unknown>>>
const blockOf = (resource: Kinds, type: string) => Object.values(resource[type] ?? {})[0]!

const destroyed = ({ graph, plan }: Stack) => destroy(graph, plan, emptyProject('', [], USUAL_DELAYS))

describe('destroying', () => {
  test('production is refused before anything is touched, and so is every bootstrap', () => {
    expect(destroyed(inProd.studio)).toMatchObject({
      kind: 'refused',
      by: expect.arrayContaining([
        {
          address: expect.stringContaining('google_firestore_database.'),
          message: 'Instance cannot be destroyed',
        },
      ]),
    })
    expect(destroyed(inProd.bootstrap).kind).toBe('refused')
    expect(destroyed(inDev.bootstrap).kind).toBe('refused')
  })

  test('dev leaves nothing that its next apply trips over, once the database’s name is free', () => {
    const { world } = firstApply(inDev)
    expect(applyAgain(inDev, world, NAMES_FREE_SECONDS)).toEqual({
      destruction: { kind: 'done', stays: [] },
      again: [],
    })
    expect(applyAgain(inDev, world, 60).again).toMatchObject([
      { status: 409, message: expect.stringContaining('retry in 300 seconds') },
    ])
  })

  test('a database that is only forgotten is in the way of the next one', () => {
    const project = projectOf(dev, ({ studio }) => {
      blockOf(studio.resource, 'google_firestore_database').deletion_policy = 'ABANDON'
    })
    const { world } = firstApply(project)
    expect(applyAgain(project, world, NAMES_FREE_SECONDS).again).toMatchObject([
      { status: 409, address: expect.stringContaining('google_firestore_database.') },
    ])
  })

  test.each([
    ['google_storage_bucket', 'force_destroy', false],
    ['google_cloud_run_v2_service', 'deletion_protection', undefined],
  ])('a %s whose %s is %s breaks it in the middle', (type, attribute, value) => {
    const project = projectOf(dev, ({ studio }) => {
      blockOf(studio.resource, type)[attribute] = value
    })
    expect(destroyed(project.studio)).toMatchObject({ kind: 'broken' })
  })

  test('identity pools keep their names for a month, and buckets of logs for a week', () => {
    const project = projectOf(dev, ({ bootstrap }) => {
      for (const kinds of Object.values(bootstrap.resource))
        for (const block of Object.values(kinds)) delete block.lifecycle
      for (const bucket of Object.values(bootstrap.resource.google_storage_bucket ?? {}))
        bucket.force_destroy = true
    })
    const { world } = firstApply(project)
    const again = applyAgain({ ...project, studio: project.bootstrap }, world, NAMES_FREE_SECONDS)
    expect(again.destruction.kind).toBe('done')
    expect(again.again.map(({ status, message }) => `${status} ${message}`)).toEqual([
      '409 Requested entity already exists',
      '409 Requested entity already exists',
      '400 Buckets must be in an ACTIVE state to be modified',
    ])
  })
})

test('a deployer that lacks a role, or has one without need, is reported', () => {
  const project = projectOf(prod, ({ bootstrap }) => {
    for (const binding of Object.values(bootstrap.resource.google_project_iam_member ?? {}))
      if (binding.role === 'roles/pubsub.admin') binding.role = 'roles/bigquery.admin'
  })
  expect(checkDeployer(project.bootstrap.graph, project.studio.graph)).toMatchObject([
    { role: 'roles/pubsub.admin', why: expect.stringContaining('lacks it for google_pubsub_') },
    { role: 'roles/bigquery.admin', why: expect.stringContaining('nothing in the stack needs it') },
  ])
})
