import { accountForgotten, accountMailDue } from '../../services/accounts/events.ts'
import {
  careersDiscarded,
  cvReady,
  cvRequested,
  insightsRequested,
  jobPageNeeded,
  jobSubmitted,
  resumeUploaded,
} from '../../services/careers/events.ts'
import { photoDiscarded, photoUploaded } from '../../services/photos/events.ts'
import { sweepTick } from '../../services/platform/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'work-sweep',
  topic: sweepTick,
  memory: '512Mi',
  cpu: '1',
  concurrency: 1,
  timeoutSeconds: 240,
  maxInstances: 1,
  buckets: { originals: 'read', documents: 'read' },
  database: 'write',
  publishes: [
    ...[accountForgotten, accountMailDue],
    ...[photoUploaded, photoDiscarded],
    ...[careersDiscarded, jobSubmitted, jobPageNeeded, insightsRequested, resumeUploaded],
    ...[cvRequested, cvReady],
  ],
} as const satisfies Trigger
