// Edits of many photos, in steps that the service takes, and undone as one.
import type { ManyEdit } from '../../../../../services/photos/bulk-editing/schemas.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { refreshPhotos } from './actions.ts'
import { photosApi } from './photos-api.ts'

/** Photos in one step, and in one preview. */
export const STEP = 200

/** Resolves to whether all steps were done; those before a failure are, and can be undone. */
export async function editMany(
  ids: readonly string[],
  edit: ManyEdit,
  onProgress: (done: number) => void,
): Promise<boolean> {
  const operationId = crypto.randomUUID()
  let changed = 0
  try {
    for (let at = 0, step = 0; at < ids.length; at += STEP, step++) {
      const batch = ids.slice(at, at + STEP)
      changed += (await photosApi.editStep({ ids: batch, edit, first: at + 1, operationId, step })).changed
      onProgress(at + batch.length)
    }
    toast.message(`${formatCount(changed, 'photo')} changed`, { undo: () => void undoMany(operationId, ids) })
    return true
  } catch (error) {
    toast.failed(changed > 0 ? `Stopped after ${formatCount(changed, 'photo')}` : 'Not changed', error)
    if (changed > 0)
      toast.message(`${formatCount(changed, 'photo')} changed`, {
        undo: () => void undoMany(operationId, ids),
      })
    return false
  } finally {
    refreshPhotos(ids)
  }
}

async function undoMany(operationId: string, ids: readonly string[]): Promise<void> {
  let kept = 0
  try {
    for (let isDone = false; !isDone; ) {
      const undone = await photosApi.undoEdit(operationId)
      kept += undone.kept
      isDone = undone.isDone
    }
    if (kept > 0)
      toast.message('Undone', {
        description: `${formatCount(kept, 'photo')} changed since then stay as they are.`,
      })
  } catch (error) {
    toast.failed('Not undone', error)
  } finally {
    refreshPhotos(ids)
  }
}
