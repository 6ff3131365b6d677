import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { FileText, FileUp, MoreHorizontal, Plus, Trash2, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { RESUME_TYPES, type ResumeTile } from '../../../../../services/careers/resumes/schemas.ts'
import { useSubjectList } from '../../../subjects/subject.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatAge } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { toast } from '../../../ui/toast.tsx'
import { CareersPage } from '../careers-page.tsx'
import { ACCEPTED, uploadResumes, useResumeUploads } from './resume-uploads.ts'
import { duplicateResume, resumes, trashResumes } from './resumes-data.ts'
import { TrashedResumes } from './trashed-resumes.tsx'

const NewResume = lazyPart(async () => (await import('./new-resume.tsx')).NewResume)

export interface ResumesSearch {
  trashed?: true
}

export function ResumesPage() {
  const { trashed }: ResumesSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const [isNew, setNew] = useState(false)
  useLiveSubject('resume', resumes)
  const show = (search: ResumesSearch) => void navigate({ to: '/careers/resumes', search })
  return (
    <CareersPage
      title="Résumés"
      subtitle="What is true of you, from which every CV is made."
      actions={
        trashed ? (
          <Button icon={<Undo2 />} onClick={() => show({})}>
            Back to the résumés
          </Button>
        ) : (
          <>
            <Button icon={<Trash2 />} variant="ghost" onClick={() => show({ trashed: true })}>
              Trash
            </Button>
            <Button icon={<Plus />} onClick={() => setNew(true)}>
              New
            </Button>
            <UploadButton />
          </>
        )
      }
    >
      <div className="max-w-4xl">
        {trashed ? (
          <TrashedResumes />
        ) : (
          <>
            <Uploads />
            <ResumeList />
          </>
        )}
      </div>
      {isNew && <NewResume onClose={() => setNew(false)} />}
    </CareersPage>
  )
}

function UploadButton() {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button variant="primary" icon={<FileUp />} onClick={() => input.current?.click()}>
        Upload
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label="Résumé to upload"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          uploadResumes([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}

function Uploads() {
  const uploads = useResumeUploads()
  if (uploads.length === 0) return null
  return (
    <ul aria-label="Uploads" className="mb-4 grid gap-2">
      {uploads.map(({ key, name, progress }) => (
        <li key={key} className="grid gap-2 rounded-lg border bg-paper-raised px-4 py-3 text-sm">
          <span className="[overflow-wrap:anywhere]">{name}</span>
          <Progress label={`Uploading ${name}`} value={progress} />
        </li>
      ))}
    </ul>
  )
}

function ResumeList() {
  const { items, error, hasMore, more, retry } = useSubjectList(resumes, {})
  if (error !== undefined && !items)
    return <ErrorState error={error} title="Your résumés could not be loaded" onRetry={retry} />
  if (!items)
    return (
      <div role="status" className="grid gap-2">
        <span className="sr-only">Loading your résumés</span>
        <Skeleton className="h-20 rounded-lg" />
        <Skeleton className="h-20 rounded-lg" />
      </div>
    )
  if (items.length === 0)
    return (
      <EmptyState icon={<FileText />} title="No résumé yet">
        Upload a PDF, a Word file, Markdown or JSON Resume, or drop it anywhere here. What is read from it is
        shown beside where it comes from.
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Résumés" className="divide-y rounded-lg border bg-paper-raised">
        {items.map((resume) => (
          <ResumeRow key={resume.id} resume={resume} />
        ))}
      </ul>
      {hasMore && (
        <Button className="mt-4" onClick={more}>
          Show more
        </Button>
      )}
    </>
  )
}

function ResumeRow({ resume }: { resume: ResumeTile }) {
  const { id, title, name, label, status, reason, contentType, updatedAt, needsAttention } = resume
  const kind = contentType && RESUME_TYPES[contentType as keyof typeof RESUME_TYPES]
  return (
    <li className="flex items-start gap-2 px-4 py-3.5">
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {status === 'ready' ? (
            <Link
              to="/careers/resumes/$resumeId"
              params={{ resumeId: id }}
              className="font-medium [overflow-wrap:anywhere] hover:underline"
            >
              {title}
            </Link>
          ) : (
            <span className="font-medium [overflow-wrap:anywhere]">{title}</span>
          )}
          {(status === 'importing' || status === 'uploading') && (
            <Badge tone="info" icon={<Spinner />}>
              {needsAttention
                ? 'Stuck, being looked after'
                : status === 'importing'
                  ? 'Reading'
                  : 'Uploading'}
            </Badge>
          )}
          {status === 'rejected' && <Badge tone="danger">Not read</Badge>}
        </div>
        <p className="text-ink-soft text-sm">{[name, label].filter(Boolean).join(' · ')}</p>
        {reason && <p className="text-ink-soft text-sm">{reason}</p>}
        <p className="text-ink-faint text-xs">
          {kind ? `From ${kind}, changed` : 'Changed'} {formatAge(updatedAt)}
        </p>
      </div>
      <Menu
        trigger={
          <IconButton size="sm" label={`More about ${title}`}>
            <MoreHorizontal />
          </IconButton>
        }
      >
        {status === 'ready' && <MenuItem onSelect={() => void duplicate(id)}>Duplicate</MenuItem>}
        <MenuItem icon={<Trash2 />} onSelect={() => void trashResumes([resume])}>
          Move to the trash
        </MenuItem>
      </Menu>
    </li>
  )
}

async function duplicate(id: string) {
  try {
    const copy = await duplicateResume(id)
    toast.success(`"${copy.title}" is a copy`)
  } catch (error) {
    toast.failed('Not duplicated', error)
  }
}
