import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CatalogueImport } from '../../../../../services/shop/imports/schemas.ts'
import { saveFile } from '../../../save-file.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { Card } from '../../../ui/card.tsx'
import { formatAge, formatCount } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { toast } from '../../../ui/toast.tsx'
import { deleteImport, takeImport } from '../data/imports-data.ts'
import { ImportRows } from './import-rows.tsx'
import { countsWords, IMPORT_WORDS } from './import-words.ts'

/** One file: what it says, and what is done with it. */
export function ImportCard({ one }: { one: CatalogueImport }) {
  const { id, title, status, reason, counts, unread, addedAt } = one
  const [busy, setBusy] = useState(false)
  const { label, tone } = IMPORT_WORDS[status]
  const toTake = counts ? counts.created + counts.changed : 0
  const hasReport = status === 'ready' || status === 'taking' || status === 'taken'

  async function run(work: () => Promise<unknown>, failed: string) {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      toast.failed(failed, error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-1">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold text-base">
            <span className="[overflow-wrap:anywhere]">{title}</span>
            <Badge tone={tone}>{label}</Badge>
          </h2>
          <p className="text-ink-soft text-sm">{countsWords(one)}</p>
          <p className="text-ink-faint text-xs">{formatAge(addedAt)}</p>
        </div>
        {status !== 'taking' && (
          <IconButton
            size="sm"
            label={`Remove ${title}`}
            tooltipSide="left"
            disabled={busy}
            onClick={() => void run(() => deleteImport(id), 'Not removed')}
          >
            <Trash2 />
          </IconButton>
        )}
      </div>
      {status === 'failed' && <Callout tone="danger">{reason ?? 'The file could not be read.'}</Callout>}
      {status === 'ready' && reason && <Callout tone="warn">{reason}</Callout>}
      {unread.length > 0 && (
        <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
          {`Columns that are not read: ${unread.join(', ')}.`}
        </p>
      )}
      {(status === 'uploading' || status === 'reading') && (
        <Progress label={`Reading ${title}`} value={null} />
      )}
      {status === 'taking' && (
        <Progress
          label={`Taking over ${title}`}
          value={counts && toTake > 0 ? counts.written / toTake : null}
        />
      )}
      {hasReport && <ImportRows one={one} />}
      {hasReport && (
        <div className="flex flex-wrap justify-end gap-2">
          <Button size="sm" icon={<Download />} onClick={() => void saveFile(`/shop/imports/${id}/rows.csv`)}>
            Save the report
          </Button>
          {status === 'ready' && toTake > 0 && (
            <Button
              size="sm"
              variant="primary"
              busy={busy}
              onClick={() => void run(() => takeImport(id), 'Not taken over')}
            >
              {`Take over ${formatCount(toTake, 'product')}`}
            </Button>
          )}
        </div>
      )}
    </Card>
  )
}
