import { campaignTick, mailDue } from '../../services/campaigns/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'campaign-pace',
  topic: campaignTick,
  memory: '512Mi',
  // It waits most of the time.
  cpu: '0.25',
  concurrency: 1,
  timeoutSeconds: 120,
  // A tick waits for the times of the mails in its minute. Another one, after a start, need not wait for it.
  maxInstances: 2,
  database: 'write',
  publishes: [mailDue],
  // A mail of unknown outcome is looked up in the person's mailbox.
  secrets: ['mailbox-key', 'google-oauth-client'],
  // Every mail has a link to unsubscribe.
  hasLinks: true,
} as const satisfies Trigger
