import { useState } from 'react'
import type { ListCounts, RecipientList } from '../../../../../../services/campaigns/lists/schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { Callout } from '../../../../ui/callout.tsx'
import { formatCount } from '../../../../ui/format.ts'
import { toast } from '../../../../ui/toast.tsx'
import { takeList } from '../../data/lists-data.ts'
import { ListMappingForm } from './list-mapping.tsx'
import { ListReport } from './list-report.tsx'
import { RemoveList } from './remove-list.tsx'

/** What was found in a list, and what would become of each row; nobody is added before the person says so. */
export function ListReview({ list }: { list: RecipientList }) {
  const { id, notices, canTake, counts, status } = list
  const isReading = status === 'reading'
  const [corrections, setCorrections] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const accepted = Object.keys(corrections).length
  const taken = counts?.taken ?? 0

  async function take() {
    setBusy(true)
    try {
      await takeList(id, corrections)
    } catch (error) {
      toast.failed('Not added', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {notices.length > 0 && (
        <Callout tone={canTake ? 'info' : 'warn'}>
          <ul className="grid gap-1">
            {notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Callout>
      )}
      <ListMappingForm list={list} />
      {counts && isJudged(counts) && (
        <ListReport
          list={list}
          counts={counts}
          corrections={corrections}
          onCorrect={(row, email) =>
            setCorrections(({ [row]: _, ...others }) =>
              email === null ? others : { ...others, [row]: email },
            )
          }
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          busy={busy}
          disabled={isReading || !canTake || taken === 0}
          onClick={() => void take()}
        >
          {taken > 0 ? `Add ${formatCount(taken, 'recipient')}` : 'Nobody to add'}
        </Button>
        <RemoveList list={list}>Remove this list</RemoveList>
        {accepted > 0 && (
          <p role="status" className="text-ink-soft text-sm">
            With {formatCount(accepted, 'corrected address', 'corrected addresses')}
          </p>
        )}
      </div>
    </div>
  )
}

/** Without a column of addresses, nothing can be said of any row. */
const isJudged = ({ taken, duplicates, invalid }: ListCounts) => taken + duplicates + invalid > 0
