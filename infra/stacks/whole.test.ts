import { describe, expect, test } from 'vitest'
import { clouds, referencesIn, referred } from '../testing.ts'

/** The Google API that answers for a type of resource. */
const APIS: Record<string, string> = {
  cloud_run: 'run',
  cloud_scheduler: 'cloudscheduler',
  compute: 'compute',
  firestore: 'firestore',
  iap_web: 'iap',
  project_iam: 'cloudresourcemanager',
  pubsub: 'pubsub',
  secret_manager: 'secretmanager',
  service_account: 'iam',
  storage: 'storage',
}
/** Images are pulled, and addresses signed, without a resource that says so. */
const USED_BY_SERVICES = ['artifactregistry', 'iamcredentials']

describe.each(clouds)('in $name', (cloud) => {
  const resources = cloud.types.flatMap((type) => cloud.all(type).map((resource) => ({ type, resource })))

  test('every reference is the whole value or part of an address, and names something that exists', () => {
    const references = referencesIn({ ...cloud.json.resource, ...cloud.json.data })
    expect(references.length).toBeGreaterThan(100)
    for (const reference of references) expect(() => referred(cloud, reference)).not.toThrow()
  })

  test('every API that is used is enabled, and stays so for what else uses it', () => {
    const needed = cloud.types
      .filter((type) => !type.startsWith('google_project_service'))
      .map(
        (type) => Object.entries(APIS).find(([prefix]) => type.startsWith(`google_${prefix}`))?.[1] ?? type,
      )
    const enabled = cloud.all('google_project_service').map(({ service, disable_on_destroy }) => {
      expect(disable_on_destroy).toBe(false)
      return service
    })
    expect(enabled.sort()).toEqual(
      [...new Set([...needed, ...USED_BY_SERVICES])].map((api) => `${api}.googleapis.com`).sort(),
    )
  })

  test('everything is in the region of the environment', () => {
    const { region, projectId } = cloud.environment
    for (const { resource } of resources)
      for (const attribute of ['location', 'location_id', 'region']) {
        const value = resource[attribute]
        if (value === undefined) continue
        const place = referencesIn(value).length > 0 ? referred(cloud, value).resource[attribute] : value
        expect(place).toBe(region)
      }
    for (const type of ['google_storage_bucket', 'google_cloud_run_v2_service'])
      for (const { location } of cloud.all(type)) expect(location).toBe(region)
    for (const { provider } of cloud.all('google_project_service_identity'))
      expect(provider).toBe('google-beta')
    expect(cloud.json.provider).toEqual({
      google: [{ project: projectId, region }],
      'google-beta': [{ project: projectId, region }],
    })
  })
})
