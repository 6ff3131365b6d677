import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { Card } from '../../../ui/card.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { toast } from '../../../ui/toast.tsx'
import { editShop } from '../data/shop-data.ts'
import { useShop } from '../shop-page.tsx'

/** Whether customers see the shop. It takes effect at once, and can be undone. */
export function OpenSwitch() {
  const { isOpen, handle } = useShop()
  const [busy, setBusy] = useState(false)

  async function put(next: boolean, isUndo = false) {
    setBusy(true)
    try {
      await editShop({ isOpen: next })
      if (isUndo) return
      const undo = () => void put(!next, true)
      toast.success(next ? 'The shop is open' : 'The shop is closed: only you see it', { undo })
    } catch (error) {
      toast.failed(next ? 'The shop was not opened' : 'The shop was not closed', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card className="grid gap-3">
      <Switch
        label={isOpen ? 'The shop is open' : 'The shop is closed'}
        hint={isOpen ? 'Everybody can see it and buy.' : 'Nobody but you sees it.'}
        checked={isOpen}
        disabled={busy}
        onCheckedChange={(next) => void put(next)}
      />
      <a
        href={`/shop/${handle}`}
        target="_blank"
        rel="noreferrer"
        className="inline-flex items-center gap-1.5 justify-self-start text-accent text-sm hover:underline"
      >
        View my shop
        <ExternalLink aria-hidden="true" className="size-4" />
      </a>
    </Card>
  )
}
