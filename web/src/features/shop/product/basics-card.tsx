import { useState } from 'react'
import { TextField } from '../../../ui/text-field.tsx'
import { slugOf } from '../opening/slugs.ts'
import { useShop } from '../shop-page.tsx'
import { MarkdownField } from '../texts/markdown-field.tsx'
import type { PartProps } from './part-props.ts'
import { Section } from './section.tsx'

export function BasicsCard({ draft, change, problemOf, isNew }: PartProps & { isNew: boolean }) {
  const { handle } = useShop()
  /** A new product's address follows its title until somebody writes another one. */
  const [isSlugOwn, setSlugOwn] = useState(!isNew)
  return (
    <Section title="What it is">
      <TextField
        label="Title"
        maxLength={160}
        autoComplete="off"
        value={draft.title}
        error={problemOf('title')}
        onChange={({ target: { value } }) =>
          change({ title: value, ...(!isSlugOwn && { slug: slugOf(value) }) })
        }
      />
      <TextField
        label="Address"
        hint={`${location.host}/shop/${handle}/products/${draft.slug || '…'}`}
        maxLength={120}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={draft.slug}
        error={problemOf('slug')}
        onChange={({ target: { value } }) => {
          setSlugOwn(value !== '')
          change({ slug: value.toLowerCase() })
        }}
      />
      <MarkdownField
        label="Description"
        maxLength={20_000}
        value={draft.description}
        error={problemOf('description')}
        onChange={(description) => change({ description })}
      />
    </Section>
  )
}
