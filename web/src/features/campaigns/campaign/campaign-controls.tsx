import { Link } from '@tanstack/react-router'
import { Ban, Pause, Pencil, Play } from 'lucide-react'
import { useState } from 'react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { leftOf } from '../data/campaign-words.ts'
import { control } from './campaign-data.ts'

/** What can be done with the campaign as it is. */
export function CampaignControls({ campaign }: { campaign: Campaign }) {
  const { id, status, counts } = campaign
  const [busy, setBusy] = useState(false)
  const [asks, setAsks] = useState(false)
  const left = leftOf(counts)

  async function run(action: 'pause' | 'resume') {
    setBusy(true)
    // Why it failed was told already.
    await control(id, action).catch(() => undefined)
    setBusy(false)
  }

  if (status === 'draft')
    return (
      <Button asChild variant="primary">
        <Link to="/campaigns/$campaignId/edit/$step" params={{ campaignId: id, step: 'recipients' }}>
          <Pencil aria-hidden="true" />
          Continue with the draft
        </Link>
      </Button>
    )
  if (status !== 'running' && status !== 'paused') return null
  return (
    <>
      {status === 'paused' && (
        <Button asChild>
          <Link to="/campaigns/$campaignId/edit/$step" params={{ campaignId: id, step: 'template' }}>
            <Pencil aria-hidden="true" />
            Edit
          </Link>
        </Button>
      )}
      <Button icon={<Ban />} onClick={() => setAsks(true)}>
        Cancel
      </Button>
      {status === 'running' ? (
        <Button variant="primary" icon={<Pause />} busy={busy} onClick={() => void run('pause')}>
          Pause
        </Button>
      ) : (
        <Button variant="primary" icon={<Play />} busy={busy} onClick={() => void run('resume')}>
          Resume
        </Button>
      )}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title="Cancel this campaign?"
        description={`${formatCount(left, 'mail')} will not be sent, and the campaign cannot go on later. What was sent cannot be called back; its log stays.`}
        confirmLabel="Cancel the campaign"
        cancelLabel="Keep it"
        onConfirm={() => control(id, 'cancel')}
      />
    </>
  )
}
