import { useRef, useState } from 'react'
import { Segmented } from '../../../../ui/segmented.tsx'
import { useNarrow } from '../../../../ui/use-media-query.ts'
import type { StepProps } from '../step-props.ts'
import { Examples } from './examples.tsx'
import { FieldButtons } from './field-buttons.tsx'
import { insertText, type TextElement } from './insert-text.ts'
import { Missing } from './missing.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { SenderFields } from './sender-fields.tsx'
import { TemplateField } from './template-field.tsx'

const MAX_SUBJECT = 500
const MAX_BODY = 50_000

/** The mail, with the look of it for each recipient beside; on a narrow screen one of the two. */
export function TemplateStep({ campaign, draft, fields }: StepProps) {
  const { template, sender } = fields
  const isNarrow = useNarrow()
  const [side, setSide] = useState<'write' | 'read'>('write')
  const subject = useRef<TextElement>(null)
  const body = useRef<TextElement>(null)
  const [last, setLast] = useState<'subject' | 'body'>('body')
  const put = (change: Partial<typeof template>) =>
    draft.change('template', { ...draft.state().fields.template, ...change })

  function insert(text: string) {
    const element = (last === 'subject' ? subject : body).current
    if (element) insertText(element, text, element.selectionStart ?? 0, element.selectionEnd ?? 0)
  }

  const writing = (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
      {template.subject.trim() === '' && template.body.trim() === '' && (
        <Examples onChoose={(example) => draft.change('template', example)} />
      )}
      <TemplateField
        label="Subject"
        value={template.subject}
        onChange={(text) => put({ subject: text })}
        names={campaign.fields}
        maxLength={MAX_SUBJECT}
        element={subject}
        onFocus={() => setLast('subject')}
      />
      <TemplateField
        label="Text"
        isLong
        value={template.body}
        onChange={(text) => put({ body: text })}
        names={campaign.fields}
        maxLength={MAX_BODY}
        element={body}
        onFocus={() => setLast('body')}
        hint="Markdown: **bold**, *italic*, [a link](https://example.com), - for a list."
      />
      <FieldButtons names={campaign.fields} onInsert={insert} />
      <Missing campaign={campaign} isAlone={isNarrow} />
      <SenderFields sender={sender} onChange={(next) => draft.change('sender', next)} />
    </div>
  )
  const reading = <PreviewPanel campaign={campaign} template={template} draft={draft} />

  if (isNarrow)
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div>
          <Segmented
            label="Side"
            options={[
              { value: 'write', label: 'Write' },
              { value: 'read', label: 'Preview' },
            ]}
            value={side}
            onValueChange={setSide}
          />
        </div>
        {side === 'write' ? writing : reading}
      </div>
    )
  return (
    <div className="grid grid-cols-2 gap-8">
      {writing}
      <div className="sticky top-4 self-start">{reading}</div>
    </div>
  )
}
