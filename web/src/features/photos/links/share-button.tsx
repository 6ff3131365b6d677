import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import type { ShareDialogProps } from './share-dialog.tsx'

/** The dialog and the form's parts come when somebody shares, not with the gallery. */
export const LazyShareDialog = lazyPart<ShareDialogProps>(
  async () => (await import('./share-dialog.tsx')).ShareDialog,
)

/** Opens the dialog that makes a link to some photos or to an album. */
export function ShareButton({ source }: Pick<ShareDialogProps, 'source'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton label="Share by link" onClick={() => setOpen(true)}>
        <Link2 />
      </IconButton>
      {isOpen && <LazyShareDialog source={source} onClose={() => setOpen(false)} />}
    </>
  )
}
