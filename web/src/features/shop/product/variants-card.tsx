import { Plus } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { OptionFields } from './option-fields.tsx'
import type { PartProps } from './part-props.ts'
import { Section } from './section.tsx'
import { SingleVariant } from './single-variant.tsx'
import { addOption } from './variant-options.ts'
import { VariantsTable } from './variants-table.tsx'

const MOST_OPTIONS = 3

export function VariantsCard(props: PartProps) {
  const { draft, change, problemOf } = props
  const { options, variants } = draft
  const hasVariants = options.some(({ values }) => values.length > 0)
  const problem = problemOf('variants') ?? problemOf('options')
  return (
    <Section
      title="Price and stock"
      hint="An option, such as a size, makes a variant of each of its values."
      action={
        options.length < MOST_OPTIONS && (
          <Button
            size="sm"
            icon={<Plus />}
            onClick={() => change(addOption(draft, { key: crypto.randomUUID(), name: '', values: [] }))}
          >
            Add an option
          </Button>
        )
      }
    >
      {problem && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
      {options.length > 0 && <OptionFields {...props} />}
      {hasVariants ? (
        <VariantsTable {...props} />
      ) : (
        variants[0] && <SingleVariant {...props} variant={variants[0]} />
      )}
    </Section>
  )
}
