// Puts the function together, so that a proof can end its process between any two steps.
import { attachmentsOf } from '../../services/campaigns/campaigns/attachment-files.ts'
import { campaignTick } from '../../services/campaigns/events.ts'
import { mailboxOpener } from '../../services/campaigns/mailboxes/opening.ts'
import { createClaiming } from '../../services/campaigns/sending/claiming.ts'
import { createLeases } from '../../services/campaigns/sending/leases.ts'
import { createPacing } from '../../services/campaigns/sending/pacing.ts'
import { createSendingParts } from '../../services/campaigns/sending/parts.ts'
import type { Step } from '../../services/campaigns/sending/steps.ts'
import { createUpkeep } from '../../services/campaigns/sending/upkeep.ts'
import { renderMail } from '../../services/campaigns/templates/render.ts'
import { connectMailParts } from '../../services/mail/parts.ts'
import { connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import type { ProcessConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { figureTeller } from '../../services/platform/figures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { type Publish, publisher } from '../../services/platform/publish.ts'
import { locateSecrets, type SecretVariables } from '../../services/platform/resources.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

export type CampaignPaceConfig = ProcessConfig & SecretVariables<typeof trigger> & { PUBLIC_URL: string }

export interface Surroundings {
  /** Milliseconds since the epoch. */
  now: () => number
  /** Resolves when the clock shows this. */
  waitUntil: (time: number) => Promise<void>
  /** In [0, 1). */
  random: () => number
  /** Left out, events go to Pub/Sub. */
  publish?: Publish
  /** Only proofs pass one. */
  step?: Step
}

export async function composeCampaignPace(config: CampaignPaceConfig, surroundings: Surroundings) {
  const { now, waitUntil, random, step } = surroundings
  const firestore = await connectFirestore(config)
  const log = createLog(config)
  const tell = figureTeller(log)
  const parts = createSendingParts({ firestore, now })
  const open = mailboxOpener(() => connectMailParts({ config, secrets: locateSecrets(trigger, config), now }))

  const tick = createPacing({
    ...parts,
    claim: createClaiming({
      ...parts,
      renderMail,
      attachmentsOf,
      publicUrl: config.PUBLIC_URL.replace(/\/$/, ''),
      newId,
      random,
    }),
    upkeep: createUpkeep(parts),
    leases: createLeases({ ...parts, open, ...(step && { step }) }),
    publish: surroundings.publish ?? publisher(() => connectPubsub(config), trigger.publishes),
    waitUntil,
    tellOverdue: (seconds) => tell('mail-overdue', seconds),
    ...(step && { step }),
  })

  return eventHandler({
    trigger,
    schema: campaignTick.payload,
    handle: createHandler({ tick, log }),
    log,
    failures: createFailures(firestore),
    now,
  })
}
