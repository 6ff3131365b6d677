import { useForm } from '../../ui/form.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { makeFaq } from './data/assistant-data.ts'
import type { FaqDraft } from './faq-draft.ts'

interface FaqDialogProps {
  messageId: string
  draft: FaqDraft
  onMade: () => void
  onClose: () => void
}

/** Makes a FAQ of what was asked, which the assistant knows seconds later. */
export function FaqDialog({ messageId, draft, onMade, onClose }: FaqDialogProps) {
  const form = useForm({
    defaultValues: { question: draft.question.slice(0, 300), answer: draft.answer.slice(0, 5000) },
    check: ({ question, answer }) => ({
      question: question.trim() === '' ? 'Write the question' : undefined,
      answer: answer.trim() === '' ? 'Write the answer' : undefined,
    }),
    async send({ question, answer }) {
      await makeFaq(messageId, { question: question.trim(), answer: answer.trim() })
      toast.success('It is among your questions and answers. The assistant knows it in a moment.')
      onMade()
    },
  })
  return (
    <FormDialog
      form={form}
      title="Make it a FAQ"
      description="Everybody finds it in your shop, and the assistant answers from it."
      action="Add the FAQ"
      className="md:max-w-2xl!"
      onClose={onClose}
    >
      <TextField label="Question" maxLength={300} autoComplete="off" {...form.text('question')} />
      <TextArea
        label="Answer"
        hint="Markdown. Take out what only this customer should read."
        maxLength={5000}
        rows={6}
        {...form.text('answer')}
      />
    </FormDialog>
  )
}
