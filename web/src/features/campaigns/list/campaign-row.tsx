import { Link, useNavigate } from '@tanstack/react-router'
import { Copy, MoreHorizontal, Trash2 } from 'lucide-react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { formatAge, formatTime } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toast.tsx'
import { STATUS_WORDS } from '../data/campaign-words.ts'
import { duplicateCampaign, trashCampaigns } from '../data/campaigns-data.ts'
import { CountsBar, countsInWords } from './counts-bar.tsx'

interface CampaignRowProps {
  campaign: Campaign
  /** When the person's next mail may go, of whichever campaign. */
  nextAt: string | null
}

export function CampaignRow({ campaign, nextAt }: CampaignRowProps) {
  const { id, title, status, counts } = campaign
  const navigate = useNavigate()
  const { label, tone } = STATUS_WORDS[status]
  const isDraft = status === 'draft'

  async function duplicate() {
    try {
      const copy = await duplicateCampaign(id)
      await navigate({
        to: '/campaigns/$campaignId/edit/$step',
        params: { campaignId: copy.id, step: 'recipients' },
      })
    } catch (error) {
      toast.failed('Not duplicated', error)
    }
  }

  return (
    <li className="flex items-start gap-2 px-4 py-3.5">
      <div className="grid min-w-0 flex-1 gap-1.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to={isDraft ? '/campaigns/$campaignId/edit/$step' : '/campaigns/$campaignId'}
            params={{ campaignId: id, step: 'recipients' }}
            className="font-medium [overflow-wrap:anywhere] hover:underline"
          >
            {title}
          </Link>
          <Badge tone={tone}>{label}</Badge>
          {counts.unknown > 0 && <Badge tone="warn">Needs you</Badge>}
        </div>
        {!isDraft && counts.total > 0 && <CountsBar counts={counts} className="my-1 max-w-xl" />}
        <p className="text-ink-soft text-sm">{summaryOf(campaign)}</p>
        <p className="text-ink-faint text-xs">{momentOf(campaign, nextAt)}</p>
      </div>
      <Menu
        trigger={
          <IconButton size="sm" label={`More about ${title}`}>
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem icon={<Copy />} onSelect={() => void duplicate()}>
          Duplicate
        </MenuItem>
        <MenuItem icon={<Trash2 />} onSelect={() => void trashCampaigns([campaign])}>
          Move to the trash
        </MenuItem>
      </Menu>
    </li>
  )
}

function summaryOf({ status, counts, template: { subject } }: Campaign): string {
  if (status !== 'draft') return countsInWords(counts)
  const recipients =
    counts.total === 0 ? 'No recipients yet' : `${counts.total.toLocaleString('en')} recipients`
  return `${recipients} · ${subject.trim() || 'No subject yet'}`
}

function momentOf(campaign: Campaign, nextAt: string | null): string {
  const { status, pauseText, resumesAt, finishedAt, updatedAt } = campaign
  if (status === 'running')
    return nextAt ? `The next mail goes ${formatTime(nextAt)} at the earliest` : 'Waiting for the next mail'
  if (status === 'paused') {
    const goesOn = resumesAt && `Goes on by itself ${formatTime(resumesAt)}`
    return [pauseText, goesOn].filter(Boolean).join(' ') || `Paused ${formatAge(updatedAt)}`
  }
  if (finishedAt) return `Finished ${formatAge(finishedAt)}`
  return `Changed ${formatAge(updatedAt)}`
}
