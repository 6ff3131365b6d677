// Edits of many photos, in steps that the service takes, and undone as one.
import type { ManyEdit } from '../../../../../services/photos/bulk-editing/schemas.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { refreshPhotos, stoppedAfter } from './actions.ts'
import { inSteps, STEP, type StepsOptions } from './in-steps.ts'
import { followed } from './many.ts'
import { photosApi } from './photos-api.ts'

/** Resolves to whether any step was done; those before a stop or a failure are, and can be undone. */
export async function editMany(
  ids: readonly string[],
  edit: ManyEdit,
  options: StepsOptions,
): Promise<boolean> {
  const operationId = crypto.randomUUID()
  let changed = 0
  let first = 1
  const send = async (batch: string[]) => {
    const step = { ids: batch, edit, first, operationId, step: (first - 1) / STEP }
    changed += (await photosApi.editStep(step)).changed
    first += batch.length
  }
  const { done, error } = await inSteps(ids, send, options)
  if (error !== null) toast.failed(stoppedAfter(done.length) ?? 'Not changed', error)
  if (error === null || changed > 0)
    toast.message(`${formatCount(changed, 'photo')} changed`, {
      undo: () => void undoMany(operationId, done),
    })
  refreshPhotos(done)
  return done.length > 0
}

async function undoMany(operationId: string, ids: readonly string[]): Promise<void> {
  const work = await followed('Undoing', ids.length)
  let [done, kept, isDone] = [0, 0, false]
  try {
    while (!isDone && !work?.signal.aborted) {
      const undone = await photosApi.undoEdit(operationId)
      kept += undone.kept
      done += undone.restored + undone.kept
      isDone = undone.isDone
      work?.onStep(done)
    }
    if (kept > 0)
      toast.message('Undone', {
        description: `${formatCount(kept, 'photo')} changed since then stay as they are.`,
      })
  } catch (error) {
    toast.failed(stoppedAfter(done) ?? 'Not undone', error)
  } finally {
    work?.end()
    refreshPhotos(ids)
  }
}
