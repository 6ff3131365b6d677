import { describe, expect, test } from 'vitest'
import { checkRules } from '../../local-cloud/terraform/rules.ts'
import {
  DEPLOYER_PERMISSIONS,
  DEPLOYER_ROLES,
  GRANTABLE_ROLES,
} from '../constructs/bootstrap/deployer-roles.ts'
import { googleApis } from '../constructs/bootstrap/google-apis.ts'
import { attributeCondition } from '../deployers.ts'
import { synthesizeBootstrap } from '../synthesize.ts'
import { type Attributes, clouds, lookAtJson, prod } from '../testing.ts'

const bootstraps = clouds.flatMap((studio) => {
  const json = synthesizeBootstrap(studio.environment)
  return json ? [{ ...lookAtJson(studio.environment, json), studio }] : []
})

describe.each(bootstraps)('the bootstrap of $name', (cloud) => {
  test('Google accepts every name and value', () => {
    expect(checkRules(cloud.json.resource)).toEqual([])
  })

  test('the state is private, versioned and never destroyed, and both stacks keep theirs in it', () => {
    const [bucket] = cloud.all('google_storage_bucket')
    expect(bucket).toMatchObject({
      name: cloud.environment.stateBucket,
      public_access_prevention: 'enforced',
      uniform_bucket_level_access: true,
      versioning: { enabled: true },
      lifecycle: { prevent_destroy: true },
    })
    const prefixes = [cloud, cloud.studio].map(({ json }) => (json.terraform as Attributes).backend)
    expect(prefixes).toEqual([
      { gcs: { bucket: bucket?.name, prefix: 'bootstrap' } },
      { gcs: { bucket: bucket?.name, prefix: 'atelier' } },
    ])
  })

  test('APIs stay switched on for what else uses them', () => {
    const services = cloud.all('google_project_service')
    expect(services.map(({ service }) => service)).toEqual(
      googleApis(cloud.environment).map((name) => `${name}.googleapis.com`),
    )
    for (const { disable_on_destroy } of services) expect(disable_on_destroy).toBe(false)
  })

  test('images are kept by count, and those without a name go', () => {
    const [repository] = cloud.all('google_artifact_registry_repository')
    expect(repository).toMatchObject({ format: 'DOCKER', location: cloud.environment.region })
    expect(cloud.studio.environment.image).toContain(`/${repository?.repository_id}/`)
    expect(repository?.cleanup_policies).toContainEqual(
      expect.objectContaining({ action: 'KEEP', most_recent_versions: { keep_count: 30 } }),
    )
  })

  test('each deployer is reached only through its own pool, which has its own condition', () => {
    const conditions = cloud
      .all('google_iam_workload_identity_pool_provider')
      .map(({ attribute_condition }) => attribute_condition)
    expect(conditions).toEqual([
      attributeCondition('plan', cloud.environment),
      attributeCondition('apply', cloud.environment),
    ])
    const acting = cloud.all('google_service_account_iam_member')
    expect(acting.map(({ role }) => role)).toEqual(Array(2).fill('roles/iam.workloadIdentityUser'))
    for (const { member, service_account_id } of acting) {
      const [deployer] = /plan|apply/.exec(String(service_account_id)) ?? []
      expect(member).toMatch(
        new RegExp(`${deployer}-federation_pool_\\w+\\.name\\}/attribute\\.repository_id/123456789$`),
      )
    }
  })
})

test('a token is taken for what the workflow does, on its ref, and after its approval', () => {
  const { environment } = prod
  expect(attributeCondition('plan', environment)).toBe(
    "assertion.repository_id == '123456789' && assertion.event_name == 'pull_request' && assertion.ref.startsWith('refs/pull/')",
  )
  expect(attributeCondition('apply', environment)).toBe(
    "assertion.repository_id == '123456789' && assertion.event_name in ['push', 'workflow_dispatch'] && assertion.ref == 'refs/heads/main' && assertion.environment == 'prod'",
  )
})

test('no deployer has a primitive role, or one that reads what people store', () => {
  const roles = Object.values(DEPLOYER_ROLES).flatMap((needed) => needed.map(({ role }) => role))
  for (const role of roles)
    expect(role).not.toMatch(/^roles\/(owner|editor|viewer|datastore\.|storage\.|secretmanager\.)/)
  for (const permission of Object.values(DEPLOYER_PERMISSIONS).flat())
    expect(permission).not.toMatch(/entities|objects|versions/)
  for (const permission of DEPLOYER_PERMISSIONS.plan) expect(permission).toMatch(/\.(get|list|getMetadata)$/)
})

test('the deployer may give every role that a studio gives at its project, and no other', () => {
  const given = clouds.flatMap((cloud) => cloud.all('google_project_iam_member').map(({ role }) => role))
  expect(GRANTABLE_ROLES).toEqual(expect.arrayContaining(given))
})
