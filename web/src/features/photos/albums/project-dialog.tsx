import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { editAlbum } from './album-data.ts'

const NONE = 'none'

interface ProjectDialogProps {
  album: Album
  all: readonly Album[]
  onClose(): void
}

/** Puts an album into a project, or takes it out. */
export function ProjectDialog({ album, all, onClose }: ProjectDialogProps) {
  const projects = all.filter(({ kind }) => kind === 'project')
  const known = projects.some(({ id }) => id === album.projectId)
  const form = useForm({
    defaultValues: { project: known && album.projectId ? album.projectId : NONE },
    async send({ project }) {
      if (await editAlbum(album, { projectId: project === NONE ? null : project })) onClose()
    },
  })
  return (
    <FormDialog
      form={form}
      title="Move to a project"
      description={projects.length === 0 ? 'There is no project yet. Make one with New album.' : undefined}
      action="Move"
      onClose={onClose}
    >
      <Select
        label="Project"
        options={[
          { value: NONE, label: 'No project' },
          ...projects.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        {...form.choice('project')}
      />
    </FormDialog>
  )
}
