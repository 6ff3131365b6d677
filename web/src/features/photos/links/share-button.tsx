import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton, type IconButtonProps } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import type { ShareDialogProps } from './share-dialog.tsx'

/** The dialog and the form's parts come when somebody shares, not with the gallery. */
export const LazyShareDialog = lazyPart<ShareDialogProps>(
  async () => (await import('./share-dialog.tsx')).ShareDialog,
)

type ShareButtonProps = Pick<ShareDialogProps, 'source'> & Pick<IconButtonProps, 'variant'>

/** Opens the dialog that makes a link to some photos or to an album. */
export function ShareButton({ source, ...button }: ShareButtonProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton label="Share by link" {...button} onClick={() => setOpen(true)}>
        <Link2 />
      </IconButton>
      {isOpen && <LazyShareDialog source={source} onClose={() => setOpen(false)} />}
    </>
  )
}
