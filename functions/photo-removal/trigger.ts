import { photoDiscarded } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-removal',
  topic: photoDiscarded,
  memory: '512Mi',
  cpu: '0.125',
  concurrency: 1,
  timeoutSeconds: 60,
  maxInstances: 4,
  buckets: { originals: 'manage', renditions: 'manage' },
  database: 'write',
} as const satisfies Trigger
