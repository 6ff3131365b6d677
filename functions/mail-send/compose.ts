// Puts the function together, so that a proof can end its process between any two steps.
import { MailDue } from '../../services/campaigns/events.ts'
import { bounceAddress } from '../../services/campaigns/mailboxes/bounce-address.ts'
import { mailboxOpener } from '../../services/campaigns/mailboxes/opening.ts'
import { createOutcomes } from '../../services/campaigns/sending/outcomes.ts'
import { createSendingParts } from '../../services/campaigns/sending/parts.ts'
import type { Step } from '../../services/campaigns/sending/steps.ts'
import { createTransmitting } from '../../services/campaigns/sending/transmitting.ts'
import { connectMailParts } from '../../services/mail/parts.ts'
import { connectBuckets, connectFirestore } from '../../services/platform/clients.ts'
import type { ProcessConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { figureTeller } from '../../services/platform/figures.ts'
import { createLog } from '../../services/platform/log.ts'
import {
  type BucketVariables,
  locateSecrets,
  type SecretVariables,
} from '../../services/platform/resources.ts'
import { createFiles } from './files.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

export type MailSendConfig = ProcessConfig &
  BucketVariables<typeof trigger> &
  SecretVariables<typeof trigger> & { PUBLIC_URL: string }

export interface Surroundings {
  /** Milliseconds since the epoch. */
  now: () => number
  /** In [0, 1). */
  random: () => number
  /** Only proofs pass one. */
  step?: Step
}

export async function composeMailSend(config: MailSendConfig, { now, random, step }: Surroundings) {
  const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
  const log = createLog(config)
  const tell = figureTeller(log)
  const parts = createSendingParts({ firestore, now })
  const open = mailboxOpener(() => connectMailParts({ config, secrets: locateSecrets(trigger, config), now }))

  const transmit = createTransmitting({
    ...parts,
    outcomes: createOutcomes({ ...parts, random, ...(step && { step }) }),
    open,
    bouncesTo: bounceAddress,
    load: createFiles({ buckets }),
    publicUrl: config.PUBLIC_URL.replace(/\/$/, ''),
    tellSent: (seconds) => tell('mail-sent', seconds),
    ...(step && { step }),
  })

  return eventHandler({
    trigger,
    schema: MailDue,
    handle: createHandler({ transmit, log }),
    log,
    failures: createFailures(firestore),
  })
}
