import type { HandOverState } from '../../../../../services/assistant/conversations/schemas.ts'
import { Badge, type Tone } from '../../../ui/badge.tsx'

const WORDS: Record<HandOverState, { label: string; tone: Tone } | null> = {
  none: null,
  open: { label: 'Waits for you', tone: 'warn' },
  answered: { label: 'Answered', tone: 'ok' },
  closed: { label: 'Closed', tone: 'neutral' },
}

/** How far a customer's wish for a person has come; nothing where there is none. */
export function HandOverBadge({ state }: { state: HandOverState }) {
  const words = WORDS[state]
  return words && <Badge tone={words.tone}>{words.label}</Badge>
}
