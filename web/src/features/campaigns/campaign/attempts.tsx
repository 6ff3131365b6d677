import type { Attempt, Recipient } from '../../../../../services/campaigns/recipients/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { formatTime } from '../../../ui/format.ts'
import { OUTCOMES } from './recipient-words.ts'

const TRANSPORTS: Record<string, string> = {
  local: 'through the mailbox of this machine',
  smtp: 'by SMTP',
  gmail: 'through Gmail',
}

/** Every attempt to send the mail, the latest first. */
export function Attempts({ recipient: { attempts } }: { recipient: Pick<Recipient, 'attempts'> }) {
  if (attempts.length === 0) return <p className="text-ink-soft text-sm">Nothing was tried yet.</p>
  return (
    <ol aria-label="Attempts" className="grid gap-4">
      {attempts.map((attempt) => (
        <AttemptItem key={attempt.id} attempt={attempt} />
      ))}
    </ol>
  )
}

function AttemptItem({
  attempt: { at, outcome, transport, reason, reply, providerId },
}: {
  attempt: Attempt
}) {
  const { label, tone } = OUTCOMES[outcome]
  return (
    <li className="grid justify-items-start gap-1.5 border-l-2 pl-3 text-sm [overflow-wrap:anywhere]">
      <Badge tone={tone}>{label}</Badge>
      <p className="text-ink-faint text-xs">
        <time dateTime={at}>{formatTime(at)}</time>
        {transport && `, ${TRANSPORTS[transport] ?? transport}`}
      </p>
      {reason && <p className="leading-6">{reason}</p>}
      {reply && (
        <p className="w-full rounded-md bg-wash px-3 py-2 font-mono text-xs leading-5">
          <span className="sr-only">The mail server said: </span>
          {reply}
        </p>
      )}
      {providerId && (
        <p className="text-ink-faint text-xs">
          The server’s name for it: <span className="select-all font-mono">{providerId}</span>
        </p>
      )}
    </li>
  )
}
