import type { Stage } from '../../../../../services/careers/applications/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'

export const STAGE_TONES: Record<Stage, Tone> = {
  saved: 'neutral',
  applied: 'info',
  interviewing: 'accent',
  offer: 'ok',
  accepted: 'ok',
  rejected: 'danger',
  withdrawn: 'neutral',
}
