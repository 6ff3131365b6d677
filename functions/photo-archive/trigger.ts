import { photoArchiveDue } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-archive',
  topic: photoArchiveDue,
  memory: '512Mi',
  // Bytes are copied as they are, not compressed: the network takes longer than the processor.
  cpu: '0.25',
  // One part of the largest archive is three gigabytes, and storing it takes most of these minutes.
  concurrency: 1,
  timeoutSeconds: 540,
  maxInstances: 4,
  buckets: { originals: 'read', renditions: 'read', papers: 'manage' },
  database: 'write',
  publishes: [photoArchiveDue],
} as const satisfies Trigger
