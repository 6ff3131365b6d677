import { useState } from 'react'
import type { AlbumFilter } from '../../../../../services/photos/albums/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { FilterForm, writtenFilter } from './filter-form.tsx'

interface FilterDialogProps {
  title: string
  description: string
  action: string
  filter: AlbumFilter | null
  onClose(): void
  /** Throws what the service says. */
  onSend(filter: AlbumFilter): Promise<unknown>
}

/** Asks for a filter: of a smart album, or of photos to add. */
export function FilterDialog({ filter: before, onClose, onSend, ...dialog }: FilterDialogProps) {
  const [filter, setFilter] = useState<Partial<AlbumFilter>>(before ?? {})
  const [problem, setProblem] = useState<string>()
  const form = useForm({
    defaultValues: {},
    async send() {
      const written = writtenFilter(filter)
      if (!written) return setProblem('Choose at least one thing to look for.')
      await onSend(written)
      onClose()
    },
  })
  return (
    <FormDialog form={form} {...dialog} onClose={onClose}>
      <FilterForm
        filter={filter}
        error={problem}
        onChange={(next) => {
          setProblem(undefined)
          setFilter(next)
        }}
      />
    </FormDialog>
  )
}
