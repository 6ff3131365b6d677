import { useEffect, useId, useRef, useState } from 'react'
import { cx } from '../../../ui/cx.ts'

export interface EditableTextProps {
  label: string
  value: string
  placeholder: string
  maxLength: number
  onSave(value: string): void
  isLong?: boolean
  disabled?: boolean
  className?: string
}

/** Text that is edited in place: leaving the field or Enter saves, Escape restores the old text. */
export function EditableText(props: EditableTextProps) {
  const { label, value, placeholder, maxLength, onSave, isLong = false, disabled = false, className } = props
  const id = useId()
  const [draft, setDraft] = useState(value)
  const isEditing = useRef(false)

  // Changes from elsewhere are shown, but never while the person is typing.
  useEffect(() => {
    if (!isEditing.current) setDraft(value)
  }, [value])

  function finish(element: HTMLElement) {
    element.blur()
  }

  const field = {
    id,
    value: draft,
    placeholder,
    maxLength,
    disabled,
    className: cx(
      '-mx-2 w-[calc(100%+1rem)] resize-none rounded-sm border border-transparent bg-transparent px-2 outline-none transition-colors placeholder:text-ink-faint hover:border-line focus:border-accent focus:bg-paper-raised disabled:hover:border-transparent',
      className,
    ),
    onFocus: () => {
      isEditing.current = true
    },
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setDraft(event.target.value),
    onBlur: () => {
      isEditing.current = false
      const text = draft.trim()
      setDraft(text)
      if (text !== value) onSave(text)
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        finish(event.currentTarget)
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        const element = event.currentTarget
        setDraft(value)
        // Blurring saves the draft, which has been reset to the old value by the next frame.
        requestAnimationFrame(() => finish(element))
      }
    },
  }
  return (
    <div className="grid">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      {isLong ? (
        <textarea
          rows={1}
          {...field}
          className={cx(field.className, 'field-sizing-content min-h-9 py-1.5')}
        />
      ) : (
        <input {...field} className={cx(field.className, 'text-ellipsis')} />
      )}
    </div>
  )
}
