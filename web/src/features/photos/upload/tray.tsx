// Shows the uploads in a corner of every page.

import { ChevronDown, ChevronUp, Pause, Play, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useAccount } from '../../../session.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { usePhone } from '../../../ui/use-media-query.ts'
import { useLivePhotos } from '../data/store.ts'
import type { Upload } from './machine.ts'
import { details, headline, outcome } from './progress-words.ts'
import { UploadRow } from './row.tsx'
import { canResumeAny, inOrder, type Totals, totalsOf } from './totals.ts'
import { speed, startUploads, uploads, useUploads } from './uploads.ts'

/** The most rows that are drawn: of ten thousand files the first hundred are enough. */
const MOST_ROWS = 100

export function UploadTray() {
  const { id } = useAccount()
  useEffect(() => startUploads(id), [id])
  useLivePhotos(uploads.photoChanged)
  const list = useUploads()
  return (
    <>
      <Announcer totals={totalsOf(list)} />
      {list.length > 0 && <Tray list={list} />}
    </>
  )
}

function Tray({ list }: { list: readonly Upload[] }) {
  const isPhone = usePhone()
  const [isOpen, setOpen] = useState(!isPhone)
  const [isAsking, setAsking] = useState(false)
  const body = useId()
  const totals = totalsOf(list)
  const isBusy = totals.running + totals.paused > 0
  const rows = isOpen ? inOrder(list) : []
  return (
    <section
      aria-label="Upload progress"
      className="grid w-full grid-cols-[minmax(0,1fr)] animate-rise overflow-hidden rounded-lg border bg-paper-raised shadow-lift md:w-96"
    >
      <header className="grid grid-cols-[minmax(0,1fr)] gap-2 py-2.5 pr-2 pl-4">
        <div className="flex items-center gap-0.5">
          <h2 className="min-w-0 flex-1 truncate font-semibold text-sm">{headline(totals)}</h2>
          {totals.running > 0 && (
            <IconButton size="sm" label="Pause all uploads" onClick={uploads.pauseAll}>
              <Pause />
            </IconButton>
          )}
          {totals.running === 0 && canResumeAny(list) && (
            <IconButton size="sm" label="Resume all uploads" onClick={uploads.resumeAll}>
              <Play />
            </IconButton>
          )}
          <IconButton
            size="sm"
            label={isOpen ? 'Show less' : 'Show files'}
            aria-expanded={isOpen}
            aria-controls={body}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? <ChevronDown /> : <ChevronUp />}
          </IconButton>
          <IconButton
            size="sm"
            label={isBusy ? 'Cancel all uploads' : 'Close uploads'}
            onClick={() => {
              if (isBusy) return setAsking(true)
              // Failed files that are not wanted any more free their reservation.
              uploads.cancelAll()
              uploads.clearFinished()
            }}
          >
            <X />
          </IconButton>
        </div>
        {/* Beside the buttons a phone would not show how long it will take. */}
        <p className="-mt-2 truncate pr-2 text-ink-faint text-xs leading-4 tabular-nums">
          {details(totals, speed.perSecond())}
        </p>
        {isBusy && (
          <Progress
            label="Uploading all"
            value={totals.bytes > 0 ? totals.sent / totals.bytes : 0}
            tone={totals.running === 0 || totals.isOffline ? 'warn' : 'accent'}
            className="mr-2 w-auto!"
          />
        )}
      </header>
      <ul
        id={body}
        hidden={!isOpen}
        className="max-h-[min(20rem,40dvh)] overflow-y-auto overscroll-contain border-t py-1"
      >
        {rows.slice(0, MOST_ROWS).map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
        {rows.length > MOST_ROWS && (
          <li className="px-4 py-2 text-ink-faint text-xs">
            and {formatCount(rows.length - MOST_ROWS, 'more file')}
          </li>
        )}
      </ul>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Cancel ${formatCount(totals.running + totals.paused, 'upload')}?`}
        description="Photos that have arrived stay in your studio. The rest won’t be uploaded."
        confirmLabel="Cancel uploads"
        cancelLabel="Keep uploading"
        onConfirm={uploads.cancelAll}
      />
    </section>
  )
}

/** Announces only the turning points, because a screen reader must not count bytes. */
function Announcer({ totals }: { totals: Totals }) {
  const { running, done, duplicate, trouble, files } = totals
  const isRunning = running > 0
  const [said, setSaid] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts are read at the turning points
  useEffect(() => {
    if (isRunning) setSaid(`Uploading ${formatCount(files, 'photo')}`)
    else if (files > 0 && totals.paused > 0) setSaid('Uploads paused')
    else if (done + duplicate > 0) setSaid(outcome(totals))
  }, [isRunning])
  useEffect(() => {
    if (trouble > 0) setSaid(`${formatCount(trouble, 'file')} could not be uploaded`)
  }, [trouble])
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
