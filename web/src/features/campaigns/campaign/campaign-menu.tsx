import { useNavigate } from '@tanstack/react-router'
import { Copy, EllipsisVertical, Trash2 } from 'lucide-react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toast.tsx'
import { duplicateCampaign, trashCampaigns } from '../data/campaigns-data.ts'

/** What is seldom done with a campaign. */
export function CampaignMenu({ campaign }: { campaign: Campaign }) {
  const navigate = useNavigate()

  async function duplicate() {
    try {
      const { id } = await duplicateCampaign(campaign.id)
      await navigate({
        to: '/campaigns/$campaignId/edit/$step',
        params: { campaignId: id, step: 'recipients' },
      })
    } catch (error) {
      toast.failed('Not duplicated', error)
    }
  }

  async function trash() {
    await trashCampaigns([campaign])
    await navigate({ to: '/campaigns' })
  }

  return (
    <Menu
      trigger={
        <IconButton label="More" variant="secondary">
          <EllipsisVertical />
        </IconButton>
      }
    >
      <MenuItem icon={<Copy />} onSelect={() => void duplicate()}>
        Duplicate
      </MenuItem>
      <MenuItem icon={<Trash2 />} onSelect={() => void trash()}>
        Move to the trash
      </MenuItem>
    </Menu>
  )
}
