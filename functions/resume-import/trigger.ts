import { careersDiscarded, resumeUploaded } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'resume-import',
  topic: resumeUploaded,
  memory: '1Gi',
  cpu: '1',
  // Documents are read one after another; while one is read, the next is fetched.
  concurrency: 2,
  timeoutSeconds: 180,
  maxInstances: 10,
  buckets: { documents: 'read' },
  database: 'write',
  publishes: [careersDiscarded],
} as const satisfies Trigger
