import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useAssistant } from '../assistant-page.tsx'
import { editAssistant } from '../data/assistant-data.ts'

export function GreetingForm() {
  const { greeting } = useAssistant()
  const form = useForm({
    defaultValues: { greeting },
    async send(values) {
      await editAssistant({ greeting: values.greeting.trim() })
      toast.success('The greeting is saved')
    },
  })
  return (
    <Card>
      <form noValidate onSubmit={form.onSubmit} className="grid gap-4">
        <FormProblem error={form.error} />
        <TextArea
          label="Greeting"
          hint="The first thing customers read. Empty for the usual words."
          maxLength={300}
          rows={2}
          {...form.text('greeting')}
        />
        <Button type="submit" variant="primary" busy={form.busy} className="justify-self-start">
          Save
        </Button>
      </form>
    </Card>
  )
}
