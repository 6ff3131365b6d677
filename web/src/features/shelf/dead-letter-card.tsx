import { ChevronRight, RotateCw } from 'lucide-react'
import { useId, useState } from 'react'
import type { DeadLetter } from '../../../../services/shelf/schemas.ts'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { formatAge, formatTime } from '../../ui/format.ts'
import { toast } from '../../ui/toast.tsx'
import { dismiss } from './dismissals.ts'
import { shelfQuery } from './shelf-data.ts'

export function DeadLetterCard({ letter }: { letter: DeadLetter }) {
  const titleId = useId()
  const [busy, setBusy] = useState(false)

  async function redrive() {
    setBusy(true)
    try {
      await api.post(`/shelf/${encodeURIComponent(letter.id)}/redrive`)
      toast.success(`Sent to ${letter.function} again`)
    } catch (error) {
      toast.failed('The event could not be sent again', error)
    } finally {
      await queryClient.invalidateQueries(shelfQuery)
      setBusy(false)
    }
  }

  return (
    <li
      aria-labelledby={titleId}
      className="grid grid-cols-1 gap-3 rounded-lg border bg-paper-raised p-4 md:p-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={titleId} className="font-semibold">
          {letter.function}
        </h2>
        <div className="flex items-center gap-2">
          <Badge tone="danger">{letter.attempts === 1 ? '1 attempt' : `${letter.attempts} attempts`}</Badge>
          <time
            dateTime={letter.shelvedAt}
            title={formatTime(letter.shelvedAt)}
            className="text-note text-ink-faint"
          >
            {formatAge(letter.shelvedAt)}
          </time>
        </div>
      </div>
      <p className="text-sm leading-6">{letter.reason}</p>
      {letter.traceId && (
        <p className="-my-1 flex items-center gap-1 text-note text-ink-faint">
          <span className="shrink-0">Trace</span>
          <code className="truncate font-mono">{letter.traceId}</code>
          <CopyButton label="Copy trace id" text={letter.traceId} />
        </p>
      )}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Details letter={letter} />
        <div className="ml-auto flex gap-2">
          <Button size="sm" variant="ghost" disabled={busy} onClick={() => dismiss(letter.id)}>
            Dismiss
          </Button>
          <Button size="sm" icon={<RotateCw />} busy={busy} onClick={() => void redrive()}>
            Re-drive
          </Button>
        </div>
      </div>
    </li>
  )
}

function Details({ letter }: { letter: DeadLetter }) {
  return (
    <details className="group min-w-0 open:w-full open:basis-full">
      <summary className="inline-flex h-8 list-none items-center gap-1.5 rounded-sm pr-2 font-medium text-note text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        Payload
      </summary>
      <div className="mt-2 grid gap-3">
        <section
          aria-label="Payload"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-72 overflow-auto rounded-md border bg-paper-sunk p-3"
        >
          <pre className="font-mono text-note leading-5">{letter.payload}</pre>
        </section>
        <dl className="grid gap-x-4 gap-y-1 text-note sm:grid-cols-[auto_minmax(0,1fr)]">
          <Attribute name="topic" value={letter.topic} />
          <Attribute name="published" value={formatTime(letter.publishedAt)} />
          {Object.entries(letter.attributes).map(([name, value]) => (
            <Attribute key={name} name={name} value={value} />
          ))}
        </dl>
      </div>
    </details>
  )
}

function Attribute({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="mb-1 font-mono text-ink-soft sm:mb-0">{value}</dd>
    </>
  )
}
