import type { Faq } from '../../../../../services/shop/faqs/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { createFaq, editFaq } from '../data/faqs-data.ts'
import { MarkdownField } from './markdown-field.tsx'

interface FaqDialogProps {
  /** Null makes a new one. */
  faq: Faq | null
  onClose: () => void
}

export function FaqDialog({ faq, onClose }: FaqDialogProps) {
  const form = useForm({
    defaultValues: { question: faq?.question ?? '', answer: faq?.answer ?? '' },
    check: ({ question, answer }) => ({
      question: question.trim() === '' ? 'Write the question' : undefined,
      answer: answer.trim() === '' ? 'Write the answer' : undefined,
    }),
    async send({ question, answer }) {
      const written = { question: question.trim(), answer: answer.trim() }
      await (faq ? editFaq(faq.id, written) : createFaq(written))
      onClose()
    },
  })
  const answer = form.choice('answer')
  return (
    <FormDialog
      form={form}
      title={faq ? 'Question' : 'New question'}
      action={faq ? 'Save' : 'Add'}
      className="md:max-w-2xl!"
      onClose={onClose}
    >
      <TextField label="Question" maxLength={300} autoComplete="off" {...form.text('question')} />
      <MarkdownField
        label="Answer"
        maxLength={5000}
        value={answer.value}
        error={answer.error}
        onChange={answer.onValueChange}
      />
    </FormDialog>
  )
}
