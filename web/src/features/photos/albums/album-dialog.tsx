import { useState } from 'react'
import type { Album, AlbumFilter } from '../../../../../services/photos/albums/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { createAlbum } from './album-data.ts'
import { FilterForm, writtenFilter } from './filter-form.tsx'

type Kind = 'album' | 'smart' | 'project'

const KINDS = [
  { value: 'album', label: 'Album' },
  { value: 'smart', label: 'Smart album' },
  { value: 'project', label: 'Project' },
] as const satisfies { value: Kind; label: string }[]

const HINTS: Record<Kind, string> = {
  album: 'You choose its photos, and their order.',
  smart: 'It shows whatever its filter finds, and keeps itself up to date.',
  project: 'It holds albums, for example those of one client.',
}

interface AlbumDialogProps {
  /** The project that it will be in. */
  projectId: string | null
  onClose(): void
  onMade(album: Album): void
}

/** Makes an album. */
export function AlbumDialog({ projectId, onClose, onMade }: AlbumDialogProps) {
  const [kind, setKind] = useState<Kind>('album')
  const [filter, setFilter] = useState<Partial<AlbumFilter>>({})
  const [filterError, setFilterError] = useState<string>()
  const form = useForm({
    defaultValues: { title: '', description: '' },
    check: ({ title }) => ({ title: title.trim() === '' ? 'Give it a title' : undefined }),
    async send({ title, description }) {
      const written = kind === 'smart' ? writtenFilter(filter) : null
      if (kind === 'smart' && !written) return setFilterError('Choose at least one thing to look for.')
      const album = await createAlbum({
        ...{ title: title.trim(), description },
        kind: kind === 'project' ? 'project' : 'album',
        ...(projectId && kind !== 'project' && { projectId }),
        ...(written && { filter: written }),
      })
      onMade(album)
    },
  })
  return (
    <FormDialog form={form} title="New album" action="Create" onClose={onClose}>
      <div className="grid gap-2">
        <Segmented
          label="Kind"
          options={projectId ? KINDS.slice(0, 2) : KINDS}
          value={kind}
          onValueChange={setKind}
        />
        <p className="text-ink-soft text-sm">{HINTS[kind]}</p>
      </div>
      <TextField label="Title" maxLength={200} autoComplete="off" {...form.text('title')} />
      <TextArea label="Description" maxLength={5000} rows={2} {...form.text('description')} />
      {kind === 'smart' && (
        <FilterForm
          filter={filter}
          error={filterError}
          onChange={(next) => {
            setFilterError(undefined)
            setFilter(next)
          }}
        />
      )}
    </FormDialog>
  )
}
