import { Copy, EllipsisVertical, Link2Off, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { PhotoLink } from '../../../../../services/photos/links/schemas.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toast.tsx'
import { addressOf, deleteLink, reopenLink, revokeLink } from './links-data.ts'

async function copyAddress(id: string) {
  try {
    await navigator.clipboard.writeText(await addressOf(id))
    toast.success('Address copied')
  } catch (error) {
    toast.failed('The address was not copied', error)
  }
}

interface LinkMenuProps {
  link: PhotoLink
  /** Called when it is gone. */
  onDeleted?: () => void
}

export function LinkMenu({ link, onDeleted }: LinkMenuProps) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`More about ${link.title}`}>
            <EllipsisVertical />
          </IconButton>
        }
      >
        <MenuItem icon={<Copy />} onSelect={() => void copyAddress(link.id)}>
          Copy the address
        </MenuItem>
        {link.state === 'revoked' ? (
          <MenuItem icon={<RotateCcw />} onSelect={() => void reopenLink(link.id)}>
            Open it again
          </MenuItem>
        ) : (
          <MenuItem icon={<Link2Off />} onSelect={() => void revokeLink(link)}>
            End it now
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} onSelect={() => setAsks(true)}>
          Delete
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={`Delete “${link.title}”?`}
        description="Nobody can open it any more, and the favourites and comments in it are removed. Your photos stay. This cannot be undone; a link that you only end can be opened again."
        confirmLabel="Delete"
        onConfirm={async () => {
          await deleteLink(link.id)
          onDeleted?.()
        }}
      />
    </>
  )
}
