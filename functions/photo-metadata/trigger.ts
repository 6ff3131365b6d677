import { photoUploaded } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-metadata',
  topic: photoUploaded,
  memory: '512Mi',
  cpu: '1',
  concurrency: 16,
  timeoutSeconds: 60,
  maxInstances: 5,
  buckets: { originals: 'read' },
  database: 'write',
} as const satisfies Trigger
