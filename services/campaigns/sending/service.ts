// Sending: what a person starts and stops, decides and is shown.
import type { Firestore } from '@google-cloud/firestore'
import type { Log } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import { createTrail } from '../../platform/trail.ts'
import { type ControlsDeps, createControls } from './controls.ts'
import { createDeciding } from './deciding.ts'
import { createSendingParts } from './parts.ts'
import { createProgress } from './progress.ts'
import { createSettings, type SettingsDeps } from './settings.ts'

export interface SendingDeps {
  firestore: Firestore
  mailboxes: SettingsDeps['mailboxes']
  check: ControlsDeps['check']
  publish: Publish
  log: Pick<Log, 'info'>
  now: () => number
  newId: () => string
}

export type SendingRoom = ReturnType<typeof createSending>

export function createSending({ firestore, mailboxes, check, publish, log, now, newId }: SendingDeps) {
  const parts = createSendingParts({ firestore, now })
  const controls = createControls({ ...parts, check, ensureSender: mailboxes.ensure, publish })
  return {
    ...controls,
    withdraw: parts.withdraw,
    ...createDeciding({ ...parts, publish }),
    ...createProgress(parts),
    settings: createSettings({
      ...parts,
      mailboxes,
      trail: createTrail({ firestore, log, now, newId }),
    }),
  }
}
