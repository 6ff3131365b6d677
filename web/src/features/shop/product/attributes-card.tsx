import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { ChipsField } from '../../../ui/chips-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { PartProps } from './part-props.ts'
import type { NamedDraft } from './product-draft.ts'
import { Section } from './section.tsx'

const MOST = 20

export function AttributesCard({ draft: { attributes }, change, problemOf }: PartProps) {
  const put = (at: number, attribute: NamedDraft) => change({ attributes: attributes.with(at, attribute) })
  return (
    <Section
      title="Attributes"
      hint="Customers can filter by them, such as Origin: Italy."
      action={
        attributes.length < MOST && (
          <Button
            size="sm"
            icon={<Plus />}
            onClick={() =>
              change({ attributes: [...attributes, { key: crypto.randomUUID(), name: '', values: [] }] })
            }
          >
            Add an attribute
          </Button>
        )
      }
    >
      {attributes.length > 0 && (
        <ul aria-label="Attributes" className="grid gap-3">
          {attributes.map((attribute, at) => (
            <li
              key={attribute.key}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 gap-y-3 sm:grid-cols-[11rem_minmax(0,1fr)_auto]"
            >
              <TextField
                label="Attribute"
                placeholder="Origin"
                maxLength={60}
                autoComplete="off"
                value={attribute.name}
                error={problemOf(`attributes.${at}.name`)}
                onChange={({ target }) => put(at, { ...attribute, name: target.value })}
              />
              <ChipsField
                className="max-sm:order-last max-sm:col-span-2"
                label="Values"
                placeholder="Italy"
                most={20}
                values={attribute.values}
                error={problemOf(`attributes.${at}.values`)}
                onChange={(values) => put(at, { ...attribute, values })}
              />
              <IconButton
                label={`Remove the attribute ${attribute.name || at + 1}`}
                tooltipSide="left"
                className="mt-6.5"
                onClick={() => change({ attributes: attributes.toSpliced(at, 1) })}
              >
                <Trash2 />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
