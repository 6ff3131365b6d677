import { useNavigate } from '@tanstack/react-router'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
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
    <FormDialog form={form} title="New campaign" action="Begin" onClose={onClose}>
      <TextField
        label="Name"
        hint="Only you see it."
        maxLength={200}
        placeholder="Galleries in Lisbon"
        autoComplete="off"
        {...form.text('title')}
      />
    </FormDialog>
  )
}
