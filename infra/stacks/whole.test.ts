import { describe, expect, test } from 'vitest'
import { googleApis } from '../constructs/bootstrap/google-apis.ts'
import { clouds, referencesIn, referred } from '../testing.ts'

/** The Google API that answers for a type of resource. */
const APIS: Record<string, string> = {
  cloud_run: 'run',
  cloud_scheduler: 'cloudscheduler',
  compute: 'compute',
  firestore: 'firestore',
  iap_web: 'iap',
  logging: 'logging',
  monitoring: 'monitoring',
  project_iam: 'cloudresourcemanager',
  pubsub: 'pubsub',
  secret_manager: 'secretmanager',
  service_account: 'iam',
  storage: 'storage',
}
/** Not Google's. */
const ELSEWHERE = ['time_sleep']

describe.each(clouds)('in $name', (cloud) => {
  const resources = cloud.types.flatMap((type) => cloud.all(type).map((resource) => ({ type, resource })))

  test('every reference is the whole value or part of an address, and names something that exists', () => {
    const references = referencesIn({ ...cloud.json.resource, ...cloud.json.data })
    expect(references.length).toBeGreaterThan(100)
    for (const reference of references) expect(() => referred(cloud, reference)).not.toThrow()
  })

  test('every API that is used is switched on by the bootstrap', () => {
    const needed = cloud.types
      .filter((type) => !ELSEWHERE.includes(type))
      .map(
        (type) => Object.entries(APIS).find(([prefix]) => type.startsWith(`google_${prefix}`))?.[1] ?? type,
      )
    expect(googleApis(cloud.environment)).toEqual(expect.arrayContaining(needed))
  })

  test('everything is in the region of the environment', () => {
    const { region, projectId } = cloud.environment
    for (const { resource } of resources)
      for (const attribute of ['location', 'location_id', 'region']) {
        const value = resource[attribute]
        // Google's own bucket for logs is where Google put it.
        if (value === undefined || resource.bucket_id === '_Default') continue
        // Google pairs two regions within a multi-region, whose name is then the location.
        if (resource.custom_placement_config) continue
        const place = referencesIn(value).length > 0 ? referred(cloud, value).resource[attribute] : value
        expect(place).toBe(region)
      }
    for (const type of ['google_storage_bucket', 'google_cloud_run_v2_service'])
      for (const { location, custom_placement_config: placed } of cloud.all(type)) {
        const regions = (placed as { data_locations: string[] } | undefined)?.data_locations
        expect(regions?.[0]?.toLowerCase() ?? location).toBe(region)
      }
    expect(cloud.json.provider).toEqual({ google: [{ project: projectId, region }], time: [{}] })
  })
})
