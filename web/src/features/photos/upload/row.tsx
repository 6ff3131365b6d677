import { Link } from '@tanstack/react-router'
import { Check, CircleAlert, Copy, Image, Pause, Play, RotateCw, X } from 'lucide-react'
import { memo } from 'react'
import { cx } from '../../../ui/cx.ts'
import { formatBytes } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { LocalPreview } from './local-preview.tsx'
import { canResume, isOver, isRunning, type Upload } from './machine.ts'
import { shareOf } from './totals.ts'
import { uploads } from './uploads.ts'

/** One file: what it is, how far its upload is, and what can be done with it. */
export const UploadRow = memo(function UploadRow({ upload }: { upload: Upload }) {
  const { id, name, state } = upload
  const isBad = state === 'failed' || state === 'refused' || state === 'rejected'
  return (
    <li className="grid grid-cols-[2.25rem_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2">
      <Sign upload={upload} isBad={isBad} />
      <div className="grid min-w-0 gap-1">
        <p className="truncate font-medium text-note" title={name}>
          {name}
        </p>
        {isBad ? (
          <p className="text-danger text-xs leading-4">{upload.problem?.message}</p>
        ) : (
          <p className="truncate text-ink-faint text-xs leading-4">
            <Words upload={upload} />
          </p>
        )}
        {!isOver(upload) && state !== 'failed' && (
          <Progress
            label={`Uploading ${name}`}
            value={shareOf(upload)}
            tone={state === 'paused' || state === 'waiting' ? 'warn' : 'accent'}
            className="h-1!"
          />
        )}
      </div>
      <div className="-mr-2 flex">
        {isRunning(upload) && (
          <IconButton size="sm" label={`Pause ${name}`} onClick={() => uploads.pause(id)}>
            <Pause />
          </IconButton>
        )}
        {canResume(upload) && (
          <IconButton
            size="sm"
            label={`${state === 'failed' ? 'Retry' : 'Resume'} ${name}`}
            onClick={() => uploads.resume(id)}
          >
            {state === 'failed' ? <RotateCw /> : <Play />}
          </IconButton>
        )}
        <IconButton
          size="sm"
          label={`${isOver(upload) ? 'Remove' : 'Cancel'} ${name}${isOver(upload) ? ' from the list' : ''}`}
          onClick={() => uploads.remove(id)}
        >
          <X />
        </IconButton>
      </div>
    </li>
  )
})

function Sign({ upload, isBad }: { upload: Upload; isBad: boolean }) {
  if (upload.thumbnailUrl && !isBad)
    return <img src={upload.thumbnailUrl} alt="" className="size-9 rounded-sm object-cover" />
  if (!isBad && !isOver(upload))
    return (
      <LocalPreview
        uploadId={upload.id}
        className="size-9 rounded-sm object-cover"
        fallback={<SignIcon upload={upload} isBad={isBad} />}
      />
    )
  return <SignIcon upload={upload} isBad={isBad} />
}

function SignIcon({ upload, isBad }: { upload: Upload; isBad: boolean }) {
  const Icon = isBad
    ? CircleAlert
    : upload.state === 'done'
      ? Check
      : upload.state === 'duplicate'
        ? Copy
        : Image
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid size-9 place-items-center rounded-sm [&_svg]:size-[18px]',
        isBad
          ? 'bg-danger-wash text-danger'
          : upload.state === 'done'
            ? 'bg-ok-wash text-ok'
            : 'bg-wash text-ink-faint',
      )}
    >
      <Icon />
    </span>
  )
}

function Words({ upload }: { upload: Upload }) {
  const size = formatBytes(upload.size)
  switch (upload.state) {
    case 'queued':
    case 'hashed':
      return `${size} · waiting`
    case 'hashing':
      return `${size} · checking`
    case 'uploading':
      return `${formatBytes(upload.sent)} of ${size}`
    case 'waiting':
      return upload.isOffline ? 'Offline. Will resume when you’re online.' : 'Connection lost. Trying again…'
    case 'paused':
      return `Paused at ${Math.floor((upload.sent / upload.size) * 100)} %`
    case 'duplicate':
      return <Duplicate upload={upload} />
    default:
      return `${size} · ${upload.thumbnailUrl ? 'in your studio' : 'uploaded'}`
  }
}

function Duplicate({ upload: { photoId, isTrashed } }: { upload: Upload }) {
  const linkClass = 'font-medium text-accent underline underline-offset-2'
  if (!photoId) return 'Chosen twice. It will be uploaded once.'
  if (isTrashed)
    return (
      <>
        In the trash.{' '}
        <Link to="/photos/trash" className={linkClass}>
          Restore it there
        </Link>
      </>
    )
  return (
    <>
      Already in your studio.{' '}
      <Link to="/photos/$photoId" params={{ photoId }} className={linkClass}>
        Show
      </Link>
    </>
  )
}
