import { Trash2 } from 'lucide-react'
import { ChipsField } from '../../../ui/chips-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { PartProps } from './part-props.ts'
import { changeOption, removeOption } from './variant-options.ts'

const EXAMPLES = [
  ['Size', 'S, M, L'],
  ['Colour', 'Red, blue'],
  ['Material', 'Oak, walnut'],
]

export function OptionFields({ draft, change, problemOf }: PartProps) {
  return (
    <ul aria-label="Options" className="grid gap-3">
      {draft.options.map((option, at) => (
        <li
          key={option.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 gap-y-3 sm:grid-cols-[11rem_minmax(0,1fr)_auto]"
        >
          <TextField
            label="Option"
            placeholder={EXAMPLES[at]?.[0]}
            maxLength={60}
            autoComplete="off"
            value={option.name}
            error={problemOf(`options.${at}.name`)}
            onChange={({ target }) =>
              // Names make no variants.
              change({ options: draft.options.with(at, { ...option, name: target.value }) })
            }
          />
          <ChipsField
            className="max-sm:order-last max-sm:col-span-2"
            label="Values"
            placeholder={EXAMPLES[at]?.[1] ?? ''}
            values={option.values}
            error={problemOf(`options.${at}.values`)}
            onChange={(values) => change(changeOption(draft, at, { ...option, values }))}
          />
          <IconButton
            label={`Remove the option ${option.name || at + 1}`}
            tooltipSide="left"
            className="mt-6.5"
            onClick={() => change(removeOption(draft, at))}
          >
            <Trash2 />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
