import type { CampaignStatus } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { RecipientRow } from '../../../../../services/campaigns/recipients/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { DataColumn } from '../../../ui/data-table.tsx'
import { stateWords } from './recipient-words.ts'
import { UnknownChoice } from './unknown-choice.tsx'

interface RecipientColumnsOptions {
  campaignId: string
  status: CampaignStatus
  /** When mails are expected to go, by recipient. */
  expected: ReadonlyMap<string, string>
  now: number
  onOpen: (id: string) => void
}

export function recipientColumns(options: RecipientColumnsOptions): DataColumn<RecipientRow>[] {
  const { campaignId, status, expected, now, onOpen } = options
  const wordsOf = (row: RecipientRow) => stateWords(row, { status, expectedAt: expected.get(row.id), now })
  return [
    {
      id: 'recipient',
      heading: 'Recipient',
      isTitle: true,
      className: 'md:w-[32%]',
      cell: (row) => (
        <button
          type="button"
          onClick={() => onOpen(row.id)}
          className="grid w-full rounded-sm text-left [overflow-wrap:anywhere] hover:text-accent"
        >
          <span className="font-medium">{row.name || row.email}</span>
          {row.name && <span className="text-ink-faint text-note">{row.email}</span>}
        </button>
      ),
    },
    { id: 'company', heading: 'Company', className: 'md:w-[16%]', cell: ({ company }) => company || '–' },
    {
      id: 'state',
      heading: 'State',
      className: 'md:w-28 lg:w-36',
      cell: (row) => {
        const { label, tone } = wordsOf(row)
        return <Badge tone={tone}>{label}</Badge>
      },
    },
    {
      id: 'when',
      heading: 'When and why',
      cell: (row) => (
        <div className="grid justify-items-start gap-2">
          <span className="text-ink-soft [overflow-wrap:anywhere]">{wordsOf(row).detail}</span>
          {row.state === 'unknown' && <UnknownChoice place={{ campaignId, id: row.id }} email={row.email} />}
        </div>
      ),
    },
  ]
}
