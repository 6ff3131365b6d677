import { expect, test } from 'vitest'
import { setUp } from '../run/testing.ts'
import type { SystemMap } from './map.ts'

const member = 'serviceAccount:tool-runner@studio.iam.gserviceaccount.com'
const bucket = (name: string) => ({ name: `studio-${name}`, location: 'EUROPE-WEST1' })
const onBucket = (name: string, role: string) => ({ bucket: `studio-${name}`, role, member })

test('the map draws who reads, and who writes', async () => {
  await using world = await setUp({
    resources: {
      google_storage_bucket: { read: bucket('read'), filled: bucket('filled'), foreign: bucket('foreign') },
      google_storage_bucket_iam_member: {
        read: onBucket('read', 'roles/storage.objectViewer'),
        filled: onBucket('filled', 'roles/storage.objectUser'),
      },
      google_firestore_database: {
        main: { name: '(default)', location_id: 'europe-west1', type: 'FIRESTORE_NATIVE' },
      },
      google_project_iam_member: {
        viewer: {
          project: 'studio',
          role: 'roles/datastore.viewer',
          member,
          condition: {
            title: 'one-database',
            expression: 'resource.name == "projects/studio/databases/(default)"',
          },
        },
      },
    },
  })
  const { edges } = (await (await fetch(`${world.cloud.consolePageUrl}/api/map`)).json()) as SystemMap
  const ofData = edges.filter(({ kind }) => kind !== 'calls')
  expect(ofData).toHaveLength(3)
  expect(ofData).toEqual(
    expect.arrayContaining([
      { from: 'bucket:studio-read', to: 'service:tool', kind: 'reads' },
      { from: 'service:tool', to: 'bucket:studio-filled', kind: 'stores' },
      { from: 'database:(default)', to: 'service:tool', kind: 'reads' },
    ]),
  )
})
