import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Spinner } from '../../../ui/spinner.tsx'
import { TriStateList } from '../../../ui/tri-state-list.tsx'
import { editTags } from '../data/actions.ts'
import { MANY } from '../data/many.ts'
import { photosApi } from '../data/photos-api.ts'
import { summaryQuery } from '../data/store.ts'
import { normalTag } from '../tags.ts'
import { type TagChanges, tagEdit, tagShares } from './tag-shares.ts'

const NO_CHANGES: TagChanges = new Map()

export interface TagDialogProps {
  ids: string[]
  onClose(): void
}

/** Shows how many photos of the selection have each tag; adds it to all of them, or removes it from all. */
export function TagDialog({ ids, onClose }: TagDialogProps) {
  const [changes, setChanges] = useState(NO_CHANGES)
  const [isBusy, setBusy] = useState(false)
  const known = useQuery(summaryQuery).data?.tags.map(({ value }) => value) ?? []
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['photos', 'tags-of', ids],
    queryFn: ({ signal }) => photosApi.tagsOf(ids, signal),
    // Edits must not be based on the state when the dialog was last open.
    staleTime: 0,
    gcTime: 0,
  })
  const photos = data ?? []
  const selection = photos.map(({ tags }) => tags)
  const edit = tagEdit(selection, changes)

  const change = (tag: string, share: 'all' | 'none') => setChanges((now) => new Map(now).set(tag, share))

  async function save() {
    setBusy(true)
    // Nobody could stop it behind an open dialog.
    if (photos.length > MANY) onClose()
    const isDone = await editTags(photos, edit)
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
            disabled={edit.add.length + edit.remove.length === 0}
            onClick={() => void save()}
          >
            Save tags
          </Button>
        </>
      }
    >
      {error ? (
        <ErrorState error={error} title="Their tags could not be loaded" onRetry={refetch} />
      ) : isPending ? (
        <div className="grid h-40 place-items-center">
          <Spinner label="Loading tags" />
        </div>
      ) : (
        <TriStateList
          label="Tags"
          placeholder="Find or add a tag"
          maxLength={50}
          options={tagShares(selection, known, changes).map(({ value, share, count }) => ({
            value,
            share,
            ...(share === 'some' && { note: `${count} of ${selection.length}` }),
          }))}
          onChange={change}
          onCreate={(text) => {
            const tag = normalTag(text)
            if (tag) change(tag, 'all')
          }}
        />
      )}
    </Dialog>
  )
}
