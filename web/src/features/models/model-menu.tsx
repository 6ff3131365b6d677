import { EllipsisVertical, Pencil, Power, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Model } from '../../../../services/ai/schemas.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { ModelDialog } from './model-dialog.tsx'
import { editModel, removeModel } from './models-data.ts'

export function ModelMenu({ model }: { model: Model }) {
  const [asks, setAsks] = useState<'edit' | 'remove' | null>(null)
  const { id, displayName, isActive, retiredAt } = model
  // The built-in engine is always there, and always the same.
  if (model.provider === 'built-in') return null

  async function switchTo(next: boolean, undone = false) {
    try {
      await editModel(id, { isActive: next })
      const done = undone ? 'Undone' : next ? `${displayName} is active` : `${displayName} is switched off`
      toast.success(done, undone ? {} : { undo: () => void switchTo(!next, true) })
    } catch (error) {
      toast.failed(`${displayName} was not changed`, error)
    }
  }

  async function tryAgain() {
    try {
      await editModel(id, { isActive: true })
      toast.success(`${displayName} is asked again`)
    } catch (error) {
      toast.failed(`${displayName} was not changed`, error)
    }
  }

  async function remove() {
    try {
      await removeModel(id)
      toast.success(`${displayName} was removed`)
    } catch (error) {
      toast.failed(`${displayName} was not removed`, error)
      throw error
    }
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton size="sm" label={`Actions for ${displayName}`}>
            <EllipsisVertical />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil />} onSelect={() => setAsks('edit')}>
          Change
        </MenuItem>
        {retiredAt !== null && (
          <MenuItem icon={<RotateCcw />} onSelect={() => void tryAgain()}>
            Try again
          </MenuItem>
        )}
        <MenuItem icon={<Power />} onSelect={() => void switchTo(!isActive)}>
          {isActive ? 'Switch off' : 'Switch on'}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 />} onSelect={() => setAsks('remove')}>
          Remove
        </MenuItem>
      </Menu>
      {asks === 'edit' && <ModelDialog model={model} onClose={() => setAsks(null)} />}
      <ConfirmDialog
        open={asks === 'remove'}
        onOpenChange={() => setAsks(null)}
        title={`Remove ${displayName}?`}
        description="Nobody can choose it any more. What it did stays in the usage; its keys stay in Secret Manager."
        confirmLabel="Remove"
        onConfirm={remove}
      />
    </>
  )
}
