import { FolderPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { AddDialog } from './add-dialog.tsx'

export interface TooManyDialogProps {
  title: string
  ids: readonly string[]
  /** Private photos cannot be in an album. */
  isPrivate?: boolean
  /** How many are possible, and what to do with more. */
  children: ReactNode
  onClose(): void
}

/** Says that more photos are chosen than something takes, and puts them into an album, which has no such limit. */
export function TooManyDialog({ title, ids, isPrivate = false, children, onClose }: TooManyDialogProps) {
  const [isAdding, setAdding] = useState(false)
  if (isAdding) return <AddDialog ids={ids} onClose={onClose} />
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {!isPrivate && (
            <Button variant="primary" icon={<FolderPlus />} onClick={() => setAdding(true)}>
              Add to album
            </Button>
          )}
        </>
      }
    >
      <p className="text-ink-soft text-sm leading-6">{children}</p>
    </Dialog>
  )
}
