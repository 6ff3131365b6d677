import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
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
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New résumé"
      description="It begins empty. The title is only for you."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="new-resume" busy={form.busy}>
            Create
          </Button>
        </>
      }
    >
      <form id="new-resume" noValidate className="grid gap-4" onSubmit={form.onSubmit}>
        <FormProblem error={form.error} />
        <TextField label="Title" maxLength={200} placeholder="Engineering" {...form.text('title')} />
      </form>
    </Dialog>
  )
}
