import { photoAdjusted, photoBackfillDue, photoUploaded } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-backfill',
  topic: photoBackfillDue,
  memory: '512Mi',
  // It waits most of the time.
  cpu: '0.125',
  concurrency: 1,
  timeoutSeconds: 300,
  maxInstances: 1,
  buckets: { originals: 'read' },
  database: 'write',
  publishes: [photoBackfillDue, photoUploaded, photoAdjusted],
} as const satisfies Trigger
