import type { TaxClass } from '../../../../../services/shop/money/schemas.ts'
import type { ProductStatus } from '../../../../../services/shop/products/schemas.ts'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CategoryChoice } from './category-choice.tsx'
import type { PartProps } from './part-props.ts'
import { Section } from './section.tsx'

const STATUSES = [
  { value: 'draft', label: 'Draft: only you see it' },
  { value: 'published', label: 'Published: customers can buy it' },
  { value: 'archived', label: 'Archived: no longer sold' },
]

const TAX_CLASSES = [
  { value: 'standard', label: 'Standard rate' },
  { value: 'reduced', label: 'Reduced rate' },
  { value: 'zero', label: 'No tax' },
]

export function OrganisationCard({ draft, change, problemOf }: PartProps) {
  return (
    <Section title="Where it belongs">
      <Select
        label="Status"
        options={STATUSES}
        value={draft.status}
        error={problemOf('status')}
        onValueChange={(status) => change({ status: status as ProductStatus })}
      />
      <CategoryChoice
        ids={draft.categoryIds}
        error={problemOf('categoryIds')}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <Select
        label="Tax"
        options={TAX_CLASSES}
        value={draft.taxClass}
        error={problemOf('taxClass')}
        onValueChange={(taxClass) => change({ taxClass: taxClass as TaxClass })}
      />
      <TextField
        label="Note of the customer"
        hint="What customers may write to it, such as Engraving. Nothing for no note."
        maxLength={60}
        autoComplete="off"
        value={draft.noteLabel}
        error={problemOf('noteLabel')}
        onChange={({ target }) => change({ noteLabel: target.value })}
      />
    </Section>
  )
}
