import { useNavigate } from '@tanstack/react-router'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { createResume } from './resumes-data.ts'

export function NewResume({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm<{ title: string }>({
    defaultValues: { title: '' },
    check: ({ title }) => ({ title: title.trim() === '' ? 'Give it a title' : undefined }),
    async send({ title }) {
      const { id } = await createResume({ title: title.trim() })
      await navigate({ to: '/careers/resumes/$resumeId', params: { resumeId: id } })
    },
  })
  return (
    <FormDialog
      form={form}
      title="New résumé"
      description="It begins empty. The title is only for you."
      action="Create"
      onClose={onClose}
    >
      <TextField label="Title" maxLength={200} placeholder="Engineering" {...form.text('title')} />
    </FormDialog>
  )
}
