import { File as FileIcon, FileUser, Sparkles, X } from 'lucide-react'
import { useState } from 'react'
import type { CampaignAttachment } from '../../../../../../services/campaigns/campaigns/attachment-schemas.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { formatBytes } from '../../../../ui/format.ts'
import { IconButton } from '../../../../ui/icon-button.tsx'
import { Spinner } from '../../../../ui/spinner.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { detach } from '../../data/attachments-data.ts'

const ICONS = { file: <FileIcon />, resume: <FileUser />, cv: <Sparkles /> }

interface AttachmentItemProps {
  campaignId: string
  attachment: CampaignAttachment
}

export function AttachmentItem({ campaignId, attachment }: AttachmentItemProps) {
  const { id, kind, name, size, status } = attachment
  const [busy, setBusy] = useState(false)
  const label = kind === 'cv' ? `The CV tailored for each recipient (${name.toUpperCase()})` : name

  async function remove() {
    setBusy(true)
    try {
      await detach(campaignId, id)
    } catch (error) {
      toast.failed('Not taken off', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <span aria-hidden="true" className="text-ink-faint [&_svg]:size-5">
        {ICONS[kind]}
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium text-sm [overflow-wrap:anywhere]">{label}</p>
        <p className="text-ink-faint text-note">
          {[kind === 'resume' && 'A résumé, as it is now', size !== null && formatBytes(size)]
            .filter(Boolean)
            .join(', ')}
        </p>
      </div>
      {status === 'uploading' && (
        <Badge tone="warn" icon={<Spinner />}>
          Not arrived yet
        </Badge>
      )}
      <IconButton size="sm" label={`Take off ${label}`} busy={busy} onClick={() => void remove()}>
        <X />
      </IconButton>
    </li>
  )
}
