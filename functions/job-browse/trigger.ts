import { careersDiscarded, jobPageNeeded, jobSubmitted } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

/** One page at a time: a browser takes all the memory that an instance has. */
export const trigger = {
  name: 'job-browse',
  topic: jobPageNeeded,
  memory: '2Gi',
  cpu: '2',
  concurrency: 1,
  timeoutSeconds: 120,
  maxInstances: 2,
  buckets: { documents: 'manage' },
  database: 'write',
  hasQuota: true,
  publishes: [careersDiscarded, jobSubmitted],
} as const satisfies Trigger
