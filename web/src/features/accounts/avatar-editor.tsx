import { ImageUp } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { Account } from '../../../../services/accounts/schemas.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SavedTick, useSaved } from '../../ui/saved-tick.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { PhotoPicker } from '../photos/lazy-photo-picker.ts'
import { editAccount } from './edit-account.ts'

export function AvatarEditor({ account }: { account: Account }) {
  const [picking, setPicking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useSaved()

  async function show(avatarPhotoId: string | null) {
    setPicking(false)
    setBusy(true)
    try {
      await editAccount({ avatarPhotoId })
      setSaved({})
    } catch (error) {
      toast.failed('The avatar could not be changed', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="flex items-center gap-5">
      <Avatar name={account.name} src={account.avatarUrl} size={80} />
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" icon={<ImageUp />} busy={busy} onClick={() => setPicking(true)}>
          {account.avatarUrl ? 'Change avatar' : 'Choose avatar'}
        </Button>
        {account.avatarUrl && (
          <Button size="sm" variant="ghost" disabled={busy} onClick={() => void show(null)}>
            Remove avatar
          </Button>
        )}
        <SavedTick saved={saved} />
      </div>
      <Dialog
        open={picking}
        onOpenChange={setPicking}
        title="Choose an avatar"
        description="It will be cropped to a circle."
        className="md:max-w-2xl!"
      >
        <Suspense fallback={<Skeleton className="h-72" />}>
          <PhotoPicker onPick={(photo) => void show(photo.id)} />
        </Suspense>
      </Dialog>
    </div>
  )
}
