import { fieldWords } from '../recipients/field-words.ts'
import { placeholderOf } from './placeholder.ts'

interface FieldButtonsProps {
  names: readonly string[]
  onInsert: (text: string) => void
}

/** The fields at hand; pressing one puts it where the caret was. */
export function FieldButtons({ names, onInsert }: FieldButtonsProps) {
  if (names.length === 0)
    return (
      <p className="text-ink-soft text-note leading-5">
        When there are recipients, their fields are at hand here, and in the text when you type{' '}
        <code>{'{{'}</code>.
      </p>
    )
  return (
    <div className="grid gap-1.5">
      <p id="fields-at-hand" className="font-medium text-sm">
        Fields
      </p>
      <ul aria-labelledby="fields-at-hand" className="flex flex-wrap gap-1.5">
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-label={`Insert ${fieldWords(name)}`}
              className="h-8 rounded-sm border border-line-strong/40 bg-paper-raised px-2.5 text-note hover:border-line-strong hover:bg-wash"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onInsert(placeholderOf(name))}
            >
              {fieldWords(name)}
            </button>
          </li>
        ))}
      </ul>
      <p className="text-ink-faint text-note leading-5">
        Or type <code>{'{{'}</code>. Where somebody has no first name, <code>{'{{first_name|there}}'}</code>{' '}
        says “there”, and <code>{'{{#if company}}at {{company}}{{/if}}'}</code> says nothing without a
        company.
      </p>
    </div>
  )
}
