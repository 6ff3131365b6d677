import { photoShareDue } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-shares',
  topic: photoShareDue,
  memory: '512Mi',
  // Drawing and encoding two pictures takes a second or two of it, once for each link.
  cpu: '0.25',
  concurrency: 1,
  timeoutSeconds: 60,
  maxInstances: 8,
  buckets: { renditions: 'manage' },
  database: 'write',
  publishes: [photoShareDue],
} as const satisfies Trigger
