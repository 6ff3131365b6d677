import type { View } from './view.ts'
import { accounts } from './views/accounts.ts'
import { alerts } from './views/alerts.ts'
import { buckets, objects } from './views/buckets.ts'
import { costs } from './views/costs.ts'
import { documents } from './views/documents.ts'
import { faults } from './views/faults.ts'
import { logs } from './views/logs.ts'
import { mail } from './views/mail.ts'
import { map } from './views/map.ts'
import { messages, topics } from './views/messages.ts'
import { overview } from './views/overview.ts'
import { schedules } from './views/schedules.ts'
import { secrets } from './views/secrets.ts'
import { trace, traces } from './views/traces.ts'

/** By path, in the order of the navigation; one without a letter is reached from another. */
export const VIEWS: Record<string, View> = {
  overview,
  map,
  traces,
  trace,
  logs,
  topics,
  messages,
  buckets,
  objects,
  documents,
  mail,
  schedules,
  secrets,
  accounts,
  alerts,
  costs,
  faults,
}
