// The steps of the wizard, in their order.
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { DraftFields } from './draft.ts'

export const STEPS = ['recipients', 'template', 'attachments', 'schedule', 'check'] as const
export type Step = (typeof STEPS)[number]

export const STEP_WORDS: Record<Step, string> = {
  recipients: 'Recipients',
  template: 'Mail',
  attachments: 'Attachments',
  schedule: 'Schedule',
  check: 'Check and start',
}

export const isStep = (text: string | undefined): text is Step => STEPS.some((step) => step === text)

/** The steps that cannot be left out and have what they need. */
export function doneSteps({ counts }: Campaign, { template: { subject, body } }: DraftFields): Set<Step> {
  const done = new Set<Step>()
  if (counts.total > 0) done.add('recipients')
  if (subject.trim() !== '' && body.trim() !== '') done.add('template')
  return done
}
