import { photoDiscarded, photoUploaded } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-thumbnails',
  topic: photoUploaded,
  memory: '1Gi',
  cpu: '2',
  concurrency: 4,
  timeoutSeconds: 120,
  maxInstances: 20,
  buckets: { originals: 'read', renditions: 'manage' },
  database: 'write',
  publishes: [photoDiscarded],
} as const satisfies Trigger
