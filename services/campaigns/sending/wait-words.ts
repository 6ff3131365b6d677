// Why a mail does not go now, in plain words.
import { limitsOf } from './limits.ts'
import type { Wait } from './next-time.ts'
import type { Sender } from './record.ts'

export function waitWords(wait: Wait, sender: Pick<Sender, 'allowed' | 'lowered'>): string | null {
  const { perHour, perDay } = limitsOf(sender)
  const words: Record<Wait, string | null> = {
    mailbox: 'The mailbox must be connected first.',
    'hour-limit': `At most ${perHour} ${perHour === 1 ? 'mail goes' : 'mails go'} in an hour.`,
    'day-limit': `At most ${perDay} ${perDay === 1 ? 'mail goes' : 'mails go'} in a day.`,
    gap: 'There is a pause between two mails.',
    schedule: 'Mails go only at the chosen times.',
    retry: 'Mails that could not be delivered are tried again later.',
    nothing: null,
  }
  return words[wait]
}
