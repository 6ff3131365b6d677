import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import {
  type ArchivedFiles,
  type ArchiveRequest,
  MAX_ARCHIVE_PHOTOS,
  MAX_NAMED_PHOTOS,
  type PhotoArchive,
} from '../../../../../services/photos/archives/schemas.ts'
import { ApiError } from '../../../api.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Progress } from '../../../ui/progress.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { TooManyDialog } from '../albums/too-many-dialog.tsx'
import { archivesQuery, askForArchive, awaitArchive, fetchArchive, removeArchive } from './archives-data.ts'

export interface ArchiveDialogProps {
  /** What the archive is of: chosen photos, or a filter such as an album. */
  of: Pick<ArchiveRequest, 'ids' | 'filter' | 'name'>
  /** Photos, where their number is known. */
  count?: number
  isPrivate?: boolean
  onClose(): void
}

const choices: readonly { value: ArchivedFiles; label: string }[] = [
  { value: 'originals', label: 'Originals' },
  { value: 'pictures', label: 'Smaller pictures' },
]
const words: Record<ArchivedFiles, string> = {
  originals: 'The files as you uploaded them.',
  pictures: 'WebP pictures of up to 1600 pixels, turned and cropped as you see them.',
}

export function ArchiveDialog(props: ArchiveDialogProps) {
  const { of, isPrivate = false, onClose } = props
  const { ids = [] } = of
  if (ids.length <= MAX_NAMED_PHOTOS) return <OfferDialog {...props} />
  return (
    <TooManyDialog title="Too many for one archive" ids={ids} isPrivate={isPrivate} onClose={onClose}>
      An archive holds up to {formatCount(MAX_NAMED_PHOTOS, 'photo')} that you choose.{' '}
      {isPrivate
        ? 'Download these in parts.'
        : `Put these into an album and download that: it may hold ${formatCount(MAX_ARCHIVE_PHOTOS, 'photo')}.`}
    </TooManyDialog>
  )
}

/** Offers chosen photos as one ZIP file. A large one is made while the person goes on. */
function OfferDialog({ of, count, onClose }: ArchiveDialogProps) {
  const [files, setFiles] = useState<ArchivedFiles>('originals')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const archives = useQuery(archivesQuery).data?.items ?? []
  const made = archives.find(({ status }) => status === 'planning' || status === 'making')

  async function run(act: () => Promise<void>) {
    setBusy(true)
    setProblem(undefined)
    try {
      await act()
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }

  const download = () =>
    run(async () => {
      const archive = await askForArchive({ ...of, files })
      if (archive.status !== 'ready') return
      fetchArchive(archive)
      onClose()
    })

  function close() {
    if (made) awaitArchive(made.id)
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={close}
      title={count === undefined ? 'Download as one file' : `Download ${formatCount(count, 'photo')}`}
      footer={
        made ? (
          <>
            <Button busy={isBusy} onClick={() => void run(() => removeArchive(made.id))}>
              Cancel archive
            </Button>
            <Button variant="primary" onClick={close}>
              Continue in the background
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button variant="primary" icon={<Download />} busy={isBusy} onClick={() => void download()}>
              Download ZIP
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-4">
        {problem !== undefined && (
          <div role="alert">
            <Callout tone="danger" title="Not downloaded">
              {problem instanceof ApiError || problem instanceof Error ? problem.message : 'Try again.'}
            </Callout>
          </div>
        )}
        {made ? (
          <Making archive={made} />
        ) : (
          <>
            <Segmented label="Files" options={choices} value={files} onValueChange={setFiles} />
            <p className="text-ink-soft text-sm">{words[files]}</p>
          </>
        )}
      </div>
    </Dialog>
  )
}

function Making({ archive }: { archive: PhotoArchive }) {
  const isPlanning = archive.status === 'planning'
  return (
    <div className="grid gap-2" role="status">
      <p className="text-sm">
        {isPlanning
          ? `Looking up photos: ${archive.photos.toLocaleString('en')} so far`
          : `Putting ${formatCount(archive.photos, 'photo')} together`}
      </p>
      <Progress label="Archive" value={isPlanning ? null : archive.progress} />
      {archive.needsAttention && (
        <p className="text-ink-soft text-sm">It stands still. An administrator can see why.</p>
      )}
    </div>
  )
}
