import { type CSSProperties, type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { fieldWords } from '../recipients/field-words.ts'
import { type CaretPlace, caretPlace } from './caret-place.ts'
import { insertText, type TextElement } from './insert-text.ts'
import { matchingFields, placeholderOf, typedPlaceholder } from './placeholder.ts'

export interface TemplateFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** The fields that the recipients have. */
  names: readonly string[]
  maxLength: number
  element: RefObject<TextElement | null>
  onFocus: () => void
  hint?: string
  /** Whether it has several lines. */
  isLong?: boolean
}

interface Offer {
  names: string[]
  active: number
  place: CaretPlace
  /** Whether there is no room for it below the line. */
  isAbove: boolean
}

/** Pixels that the list takes at most, and that the phone's navigation covers. */
const LIST = 248
const BAR = 64

const isCramped = (field: TextElement, { top, bottom }: CaretPlace) => {
  const edge = field.getBoundingClientRect().top
  return edge + bottom + LIST > innerHeight - BAR && edge + top > LIST
}

/** A text with fields in it: typing `{{` offers them. */
export function TemplateField(props: TemplateFieldProps) {
  const { label, value, onChange, names, maxLength, element, onFocus, hint, isLong = false } = props
  const [offer, setOffer] = useState<Offer | null>(null)
  const listId = useId()
  const optionId = (index: number) => `${listId}-${index}`

  function look(field: TextElement) {
    const caret = field.selectionStart ?? 0
    const typed = caret === field.selectionEnd ? typedPlaceholder(field.value, caret) : null
    const fitting = typed ? matchingFields(names, typed.name) : []
    if (!typed || fitting.length === 0) return setOffer(null)
    const place = caretPlace(field, typed.start)
    setOffer({ names: fitting, active: 0, place, isAbove: isCramped(field, place) })
  }

  function choose(name: string | undefined) {
    const field = element.current
    const typed = field && typedPlaceholder(field.value, field.selectionStart ?? 0)
    if (field && typed && name) insertText(field, placeholderOf(name), typed.start, typed.end)
    setOffer(null)
  }

  function onKeyDown(event: KeyboardEvent<TextElement>) {
    if (!offer) return
    const { names: offered, active } = offer
    const go = (to: number) => setOffer({ ...offer, active: (to + offered.length) % offered.length })
    if (event.key === 'ArrowDown') go(active + 1)
    else if (event.key === 'ArrowUp') go(active - 1)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(offered[active])
    else if (event.key === 'Escape') setOffer(null)
    else return
    event.preventDefault()
  }

  const shared = {
    label,
    hint,
    value,
    maxLength,
    autoComplete: 'off',
    'aria-autocomplete': 'list' as const,
    'aria-controls': offer ? listId : undefined,
    'aria-activedescendant': offer ? optionId(offer.active) : undefined,
    onFocus,
    onKeyDown,
    onBlur: () => setOffer(null),
    onChange: (event: React.ChangeEvent<TextElement>) => {
      onChange(event.target.value)
      look(event.target)
    },
    onClick: (event: React.MouseEvent<TextElement>) => look(event.currentTarget),
  }

  return (
    <div className="relative">
      {isLong ? (
        <TextArea
          ref={element as RefObject<HTMLTextAreaElement | null>}
          rows={14}
          className="[&_textarea]:max-h-none [&_textarea]:min-h-80"
          {...shared}
        />
      ) : (
        <TextField ref={element as RefObject<HTMLInputElement | null>} {...shared} />
      )}
      {offer && (
        <div
          id={listId}
          role="listbox"
          aria-label="Fields"
          tabIndex={-1}
          className="absolute z-float grid max-h-60 w-60 animate-enter overflow-y-auto rounded-md border bg-paper-raised p-1 shadow-lift"
          style={placeOf(offer)}
        >
          {offer.names.map((name, index) => (
            <div
              key={name}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === offer.active}
              className="flex cursor-default items-center justify-between gap-4 rounded-sm px-2.5 py-1.5 text-sm aria-selected:bg-wash"
              // The field must keep the focus.
              onPointerDown={(event) => {
                event.preventDefault()
                choose(name)
              }}
            >
              {fieldWords(name)}
              <code className="text-ink-faint text-xs">{name}</code>
            </div>
          ))}
        </div>
      )}
      <span role="status" className="sr-only">
        {offer ? `${offer.names.length} fields, choose with the arrow keys` : ''}
      </span>
    </div>
  )
}

/** The label above the field has a line and a gap. */
const LABEL = 26

function placeOf({ place: { left, top, bottom }, isAbove }: Offer): CSSProperties {
  return {
    left: `min(${left}px, calc(100% - 15rem))`,
    top: LABEL + (isAbove ? top : bottom) + (isAbove ? -4 : 4),
    ...(isAbove && { translate: '0 -100%' }),
  }
}
