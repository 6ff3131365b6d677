import type { Scenario } from './scenario.ts'
import { accounts, signingKey } from './scenarios/accounts.ts'
import { applications } from './scenarios/applications.ts'
import { campaigns } from './scenarios/campaigns.ts'
import { careers } from './scenarios/careers.ts'
import { lateEvents } from './scenarios/late-events.ts'
import { mailboxes } from './scenarios/mailboxes.ts'
import { models } from './scenarios/models.ts'
import { payments } from './scenarios/payments.ts'
import { photoArchives } from './scenarios/photo-archives.ts'
import { photoBackfills } from './scenarios/photo-backfills.ts'
import { photoLinks } from './scenarios/photo-links.ts'
import { photos } from './scenarios/photos.ts'
import { postings } from './scenarios/postings.ts'
import { removal } from './scenarios/removal.ts'
import { shelving } from './scenarios/shelf.ts'
import { shop } from './scenarios/shop.ts'
import { sweeping } from './scenarios/sweep.ts'
import { telemetry } from './scenarios/telemetry.ts'

export const SCENARIOS: readonly Scenario[] = [
  signingKey,
  ...accounts,
  ...photos,
  ...photoLinks,
  ...photoArchives,
  ...photoBackfills,
  ...careers,
  ...campaigns,
  ...shop,
  ...payments,
  ...applications,
  ...mailboxes,
  ...removal,
  ...models,
  ...postings,
  ...sweeping,
  ...lateEvents,
  ...shelving,
  ...telemetry,
]
