import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import type { RecipientList } from '../../../../../../services/campaigns/lists/schemas.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Button } from '../../../../ui/button.tsx'
import { Callout } from '../../../../ui/callout.tsx'
import { Card } from '../../../../ui/card.tsx'
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx'
import { formatCount } from '../../../../ui/format.ts'
import { Progress } from '../../../../ui/progress.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { undoList } from '../../data/lists-data.ts'
import { ListReview } from './list-review.tsx'
import { RemoveList } from './remove-list.tsx'

/** One list, as far as it is: being read, to be decided on, taken. */
export function ListCard({ list }: { list: RecipientList }) {
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileSpreadsheet aria-hidden="true" className="size-5 shrink-0 text-ink-faint" />
        <h3 className="min-w-0 flex-1 font-semibold text-base [overflow-wrap:anywhere]">{list.title}</h3>
        <Sign list={list} />
      </header>
      <Content list={list} />
    </Card>
  )
}

function Sign({ list: { status, needsAttention } }: { list: RecipientList }) {
  if (needsAttention) return <Badge tone="warn">Stuck, being looked after</Badge>
  if (status === 'taken') return <Badge tone="ok">Added</Badge>
  if (status === 'undone') return <Badge>Taken back</Badge>
  if (status === 'rejected') return <Badge tone="danger">Not read</Badge>
  if (status === 'read') return <Badge tone="info">For you to decide</Badge>
  return null
}

const UNDER_WAY = {
  uploading: 'Arriving',
  reading: 'Reading the rows',
  taking: 'Adding the recipients',
  undoing: 'Taking the recipients back',
} as const

function Content({ list }: { list: RecipientList }) {
  const { status, reason, mapping } = list
  // A list that is read again, because of another mapping, stays on the screen.
  if (status === 'read' || status === 'undone' || (status === 'reading' && mapping))
    return <ListReview list={list} />
  if (status === 'taken') return <Taken list={list} />
  if (status === 'rejected')
    return (
      <div className="grid justify-items-start gap-3">
        <Callout tone="danger" className="w-full">
          {reason ?? 'The file could not be read.'}
        </Callout>
        <RemoveList list={list}>Remove this list</RemoveList>
      </div>
    )
  return (
    <div role="status" className="grid gap-2 text-ink-soft text-sm">
      {UNDER_WAY[status]}
      <Progress label={UNDER_WAY[status]} value={null} />
    </div>
  )
}

function Taken({ list }: { list: RecipientList }) {
  const [asked, setAsked] = useState(false)
  const { counts, known } = list
  const parts = [
    counts && formatCount(counts.taken, 'recipient'),
    counts && counts.duplicates > 0 && formatCount(counts.duplicates, 'duplicate'),
    counts && counts.invalid > 0 && `${counts.invalid.toLocaleString('en')} left out as invalid`,
    known && known.inCampaign > 0 && `${known.inCampaign.toLocaleString('en')} already in the campaign`,
    known && known.earlier > 0 && `${known.earlier.toLocaleString('en')} known from earlier campaigns`,
    known && known.suppressed > 0 && `${known.suppressed.toLocaleString('en')} that you never write to`,
  ].filter(Boolean)
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-ink-soft text-sm">{parts.join(', ')}</p>
      <Button size="sm" onClick={() => setAsked(true)}>
        Take back
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Take this list back?"
        description={`The recipients that came with "${list.title}" and have not been written to leave the campaign. The list stays here and can be added again.`}
        confirmLabel="Take it back"
        onConfirm={() =>
          undoList(list.id).catch((error: unknown) => {
            toast.failed('Not taken back', error)
            throw error
          })
        }
      />
    </div>
  )
}
