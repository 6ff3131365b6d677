import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { editTags } from '../data/actions.ts'
import { summaryQuery } from '../data/store.ts'
import { formatCount } from '../numbers.ts'
import { TagInput } from '../tag-input.tsx'

/** Adds tags to, and takes tags from, many photos. */
export function TagDialog({ ids, onClose }: { ids: string[]; onClose(): void }) {
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const [isBusy, setBusy] = useState(false)
  const known = useQuery(summaryQuery).data?.tags.map(({ value }) => value) ?? []

  async function save() {
    setBusy(true)
    const isDone = await editTags(ids, { add, remove: remove.filter((tag) => !add.includes(tag)) })
    setBusy(false)
    if (isDone) onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Tags of ${formatCount(ids.length, 'photo')}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={isBusy}
            disabled={add.length + remove.length === 0}
            onClick={() => void save()}
          >
            Save tags
          </Button>
        </>
      }
    >
      <div className="grid gap-4 pb-1">
        <TagInput label="Add tags" tags={add} onChange={setAdd} suggestions={known} />
        {known.length > 0 && (
          <TagInput
            label="Remove tags"
            placeholder="A tag to take away"
            tags={remove}
            onChange={setRemove}
            suggestions={known}
          />
        )}
      </div>
    </Dialog>
  )
}
