import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { beginCampaign } from '../data/campaigns-data.ts'

export function NewCampaign({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm<{ title: string }>({
    defaultValues: { title: '' },
    check: ({ title }) => ({ title: title.trim() === '' ? 'Give it a name' : undefined }),
    async send({ title }) {
      const { id } = await beginCampaign(title.trim())
      await navigate({
        to: '/campaigns/$campaignId/edit/$step',
        params: { campaignId: id, step: 'recipients' },
      })
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New campaign"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="new-campaign" busy={form.busy}>
            Begin
          </Button>
        </>
      }
    >
      <form id="new-campaign" noValidate className="grid gap-4" onSubmit={form.onSubmit}>
        <FormProblem error={form.error} />
        <TextField
          label="Name"
          hint="Only you see it."
          maxLength={200}
          placeholder="Galleries in Lisbon"
          autoComplete="off"
          {...form.text('title')}
        />
      </form>
    </Dialog>
  )
}
