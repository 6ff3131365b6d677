import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useShop } from '../shop-page.tsx'
import type { PartProps } from './part-props.ts'
import { searchResultOf } from './search-result.ts'
import { Section } from './section.tsx'

/** How the product looks among the results of a search engine. */
export function SearchCard({ draft, change, problemOf }: PartProps) {
  const { handle, name } = useShop()
  const { title, description } = searchResultOf(draft, name)
  return (
    <Section title="In search engines">
      <div className="grid gap-0.5 rounded-md border bg-paper p-3 text-sm leading-5 [overflow-wrap:anywhere]">
        <p className="text-ink-faint text-xs">
          {location.host} › shop › {handle} › {draft.slug || '…'}
        </p>
        <p className="font-medium text-info text-md">{title}</p>
        <p className="text-ink-soft text-note">{description}</p>
      </div>
      <TextField
        label="Title"
        hint={`${draft.metaTitle.length} of about 60 letters. Nothing for the product's own.`}
        maxLength={120}
        autoComplete="off"
        value={draft.metaTitle}
        error={problemOf('metaTitle')}
        onChange={({ target }) => change({ metaTitle: target.value })}
      />
      <TextArea
        label="Description"
        hint={`${draft.metaDescription.length} of about 155 letters.`}
        maxLength={320}
        value={draft.metaDescription}
        error={problemOf('metaDescription')}
        onChange={({ target }) => change({ metaDescription: target.value })}
      />
    </Section>
  )
}
