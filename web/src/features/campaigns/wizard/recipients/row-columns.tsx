import type { RowReport } from '../../../../../../services/campaigns/lists/schemas.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Button } from '../../../../ui/button.tsx'
import type { DataColumn } from '../../../../ui/data-table.tsx'

type Corrections = Readonly<Record<string, string>>
type OnCorrect = (row: number, email: string | null) => void

/** The columns of a report: where a row is, what was found in it, and what becomes of it. */
export function rowColumns(corrections: Corrections, onCorrect: OnCorrect): DataColumn<RowReport>[] {
  return [
    {
      id: 'row',
      heading: 'Row',
      cell: ({ row }) => row.toLocaleString('en'),
      className: 'w-16 text-ink-faint',
    },
    {
      id: 'found',
      heading: 'Found',
      isTitle: true,
      cell: ({ found }) => found || <span className="text-ink-faint">Nothing</span>,
      className: '[overflow-wrap:anywhere] max-md:font-medium md:w-1/3',
    },
    {
      id: 'used',
      heading: 'Used',
      cell: ({ row, found, email }) => corrections[row] ?? (email === found ? 'As it is' : (email ?? '–')),
      className: '[overflow-wrap:anywhere] md:w-1/4',
    },
    {
      id: 'outcome',
      heading: 'Outcome',
      cell: (report) => (
        <Outcome report={report} correction={corrections[report.row]} onCorrect={onCorrect} />
      ),
    },
  ]
}

interface OutcomeProps {
  report: RowReport
  correction: string | undefined
  onCorrect: OnCorrect
}

function Outcome({ report, correction, onCorrect }: OutcomeProps) {
  const { row, outcome, reason, corrections, duplicateOf, suggestion } = report
  const words = [reason, ...corrections].filter(Boolean).join(' ')
  return (
    <div className="grid justify-items-start gap-1.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {outcome === 'invalid' && <Badge tone="danger">Left out</Badge>}
        {outcome === 'duplicate' && (
          <Badge>
            {duplicateOf === null ? 'Duplicate' : `Duplicate of row ${duplicateOf.toLocaleString('en')}`}
          </Badge>
        )}
        {outcome === 'taken' && <Badge tone="ok">Recipient</Badge>}
        <span className="text-ink-soft">{words}</span>
      </p>
      {suggestion !== null &&
        (correction === undefined ? (
          <p className="flex flex-wrap items-center gap-2">
            <span>
              Did you mean <b className="font-semibold">{suggestion}</b>?
            </span>
            <Button
              size="sm"
              aria-label={`Use it in row ${row}: ${suggestion}`}
              onClick={() => onCorrect(row, suggestion)}
            >
              Use it
            </Button>
          </p>
        ) : (
          <Button
            size="sm"
            variant="ghost"
            aria-label={`Use it as it was found in row ${row}`}
            onClick={() => onCorrect(row, null)}
          >
            Use it as it was found
          </Button>
        ))}
    </div>
  )
}
