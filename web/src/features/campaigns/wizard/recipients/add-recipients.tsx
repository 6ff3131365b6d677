import { ClipboardPaste, FileUp, UserPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { lazyPart } from '../../../../ui/lazy-part.tsx'
import { ACCEPTED, uploadLists } from '../../data/list-uploads.ts'

const PasteRows = lazyPart(async () => (await import('./paste-rows.tsx')).PasteRows)
const AddByHand = lazyPart(async () => (await import('./add-by-hand.tsx')).AddByHand)

interface AddRecipientsProps {
  campaign: Campaign
  /** Whether there is nothing yet, so that it says more. */
  isFirst: boolean
}

export function AddRecipients({ campaign, isFirst }: AddRecipientsProps) {
  const input = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState<'paste' | 'hand' | null>(null)
  const close = () => setOpen(null)
  return (
    <section
      aria-label="Add recipients"
      className="grid justify-items-start gap-3 rounded-lg border border-line-strong/60 border-dashed p-4 md:p-5"
    >
      {isFirst && (
        <p className="max-w-prose text-pretty text-ink-soft text-sm leading-6">
          Bring a list with one person in each row. A column with e-mail addresses is all that it needs; every
          other column can be filled into the mail. Nothing is sent, and nobody is added, before you have seen
          what is in it.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          variant={isFirst ? 'primary' : 'secondary'}
          icon={<FileUp />}
          onClick={() => input.current?.click()}
        >
          Choose a file
        </Button>
        <Button icon={<ClipboardPaste />} onClick={() => setOpen('paste')}>
          Paste rows
        </Button>
        <Button icon={<UserPlus />} onClick={() => setOpen('hand')}>
          Add one by hand
        </Button>
      </div>
      <p className="text-ink-faint text-note">CSV or Excel (.xlsx). You can also drop it anywhere here.</p>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label="List to upload"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          uploadLists(campaign.id, [...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {open === 'paste' && <PasteRows campaignId={campaign.id} onClose={close} />}
      {open === 'hand' && <AddByHand campaign={campaign} onClose={close} />}
    </section>
  )
}
