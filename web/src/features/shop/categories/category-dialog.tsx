import { useState } from 'react'
import type { Category } from '../../../../../services/shop/categories/schemas.ts'
import type { ImageChoice } from '../../../../../services/shop/images/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { createCategory, editCategory } from '../data/categories-data.ts'
import { slugOf } from '../opening/slugs.ts'
import { ImageField } from '../pictures/image-field.tsx'

interface CategoryDialogProps {
  /** Null makes a new one. */
  category: Category | null
  onClose: () => void
}

export function CategoryDialog({ category, onClose }: CategoryDialogProps) {
  const [isSlugOwn, setSlugOwn] = useState(category !== null)
  const [image, setImage] = useState<ImageChoice | null>(
    category?.image
      ? { photoId: category.image.photoId, alt: category.image.alt, focus: category.image.focus }
      : null,
  )
  const form = useForm({
    defaultValues: {
      title: category?.title ?? '',
      slug: category?.slug ?? '',
      description: category?.description ?? '',
    },
    check: ({ title, slug }) => ({
      title: title.trim() === '' ? 'Give it a title' : undefined,
      slug: /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/.test(slug)
        ? undefined
        : 'Use lower-case letters a–z, digits and single hyphens',
    }),
    async send({ title, slug, description }) {
      const written = { title: title.trim(), description, image, ...(slug && { slug }) }
      await (category ? editCategory(category.id, written) : createCategory(written))
      onClose()
    },
  })
  const title = form.text('title')
  const slug = form.choice('slug')
  return (
    <FormDialog
      form={form}
      title={category ? 'Category' : 'New category'}
      action={category ? 'Save' : 'Add'}
      onClose={onClose}
    >
      <TextField
        label="Title"
        maxLength={80}
        autoComplete="off"
        {...title}
        onChange={(event) => {
          title.onChange(event)
          if (!isSlugOwn) slug.onValueChange(slugOf(event.target.value))
        }}
      />
      <TextField
        label="Address"
        name="slug"
        maxLength={120}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={slug.value}
        error={slug.error}
        onChange={(event) => {
          setSlugOwn(event.target.value !== '')
          slug.onValueChange(event.target.value.toLowerCase())
        }}
      />
      <TextArea label="Description" maxLength={2000} {...form.text('description')} />
      <ImageField label="Picture" image={image} onChange={setImage} />
    </FormDialog>
  )
}
