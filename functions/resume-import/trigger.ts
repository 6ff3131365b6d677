import { careersDiscarded, resumeUploaded } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'resume-import',
  topic: resumeUploaded,
  memory: '1Gi',
  // A part of a processor serves one request at a time, and documents are read one after another anyway.
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 180,
  maxInstances: 10,
  buckets: { documents: 'read' },
  database: 'write',
  publishes: [careersDiscarded],
} as const satisfies Trigger
