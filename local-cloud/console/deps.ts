import type { Billing } from '../billing/billing.ts'
import type { Clock } from '../clock.ts'
import type { CloudDescription } from '../description.ts'
import type { FirestoreLook } from '../firestore/look.ts'
import type { GoogleMail } from '../google-mail/google-mail.ts'
import type { Happenings } from '../happenings.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Monitoring } from '../monitoring/monitoring.ts'
import type { Outage } from '../outage.ts'
import type { Pubsub } from '../pubsub/pubsub.ts'
import type { Run } from '../run/run.ts'
import type { Scheduler } from '../scheduler/scheduler.ts'
import type { SecretManager } from '../secret-manager/secret-manager.ts'
import type { StorageLook } from '../storage/look.ts'
import type { Spans } from '../telemetry/telemetry.ts'

/** What the console looks at, and what it can do. */
export interface ConsoleDeps {
  description: CloudDescription
  clock: Pick<Clock, 'now'>
  happenings: Pick<Happenings, 'listen'>
  run: Pick<Run, 'instances' | 'requests' | 'restart' | 'crash' | 'disturb'>
  pubsub: Pick<Pubsub, 'look' | 'publish' | 'disturb'>
  scheduler: Pick<Scheduler, 'nextRun' | 'runNow'>
  secrets: Pick<SecretManager, 'look'>
  spans: Spans
  /** These two are loaded when somebody asks. */
  storage: () => Promise<StorageLook>
  firestore: () => Promise<FirestoreLook>
  outages: Record<'firestore' | 'storage', Pick<Outage, 'disturb'>>
  mailbox: Pick<Mailbox, 'messages' | 'disturb'> & { url: string }
  googleMail: Pick<GoogleMail, 'disturb'> & { url: string }
  monitoring: Pick<Monitoring, 'incidents'>
  billing: Pick<Billing, 'lines' | 'cost' | 'since'>
  uriOf: (service: string) => string
}
