import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { ImageChoice } from '../../../../../services/shop/images/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { SortableList } from '../../../ui/sortable-list.tsx'
import { toast } from '../../../ui/toast.tsx'
import { PickPhotos } from '../pictures/pick-photos.tsx'
import { ImageItem } from './image-item.tsx'
import type { PartProps } from './part-props.ts'
import { Section } from './section.tsx'

const MOST = 12
const CENTRE = { x: 0.5, y: 0.5 }

export function ImagesCard({ draft: { images, title }, change, problemOf }: PartProps) {
  const [isPicking, setPicking] = useState(false)
  const put = (next: ImageChoice[]) => change({ images: next })
  const edit = (photoId: string, part: Partial<ImageChoice>) =>
    put(images.map((image) => (image.photoId === photoId ? { ...image, ...part } : image)))

  function toggle({ id, title: photoTitle }: PhotoTile) {
    if (images.some(({ photoId }) => photoId === id))
      return put(images.filter(({ photoId }) => photoId !== id))
    if (images.length >= MOST) return toast.message(`A product has at most ${MOST} pictures`)
    put([...images, { photoId: id, alt: photoTitle.slice(0, 200) || title.slice(0, 200), focus: CENTRE }])
  }

  const problem =
    problemOf('images') ?? images.map((_, at) => problemOf(`images.${at}.photoId`)).find(Boolean)
  return (
    <Section
      title="Pictures"
      hint={
        images.length > 0
          ? 'The first one stands for the product in lists. Click a picture where its crop should stay.'
          : undefined
      }
      action={
        images.length > 0 && (
          <Button size="sm" icon={<ImagePlus />} onClick={() => setPicking(true)}>
            Choose pictures
          </Button>
        )
      }
    >
      {problem && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
      {images.length === 0 ? (
        <button
          type="button"
          onClick={() => setPicking(true)}
          className="grid justify-items-center gap-1.5 rounded-md border border-line-strong/60 border-dashed px-4 py-9 text-center text-ink-soft text-sm transition-colors hover:border-accent hover:text-ink"
        >
          <ImagePlus aria-hidden="true" className="size-6 text-ink-faint" />
          <span className="font-medium">Choose pictures</span>
          <span className="text-ink-faint text-note">From your photo room, or new ones.</span>
        </button>
      ) : (
        <SortableList
          label="Pictures of the product"
          className="gap-3"
          items={images}
          keyOf={({ photoId }) => photoId}
          nameOf={({ alt }) => alt || 'picture'}
          onArrange={(ids) => put(ids.flatMap((id) => images.find(({ photoId }) => photoId === id) ?? []))}
          render={(image) => (
            <ImageItem
              image={image}
              onChange={(part) => edit(image.photoId, part)}
              onRemove={() => put(images.filter(({ photoId }) => photoId !== image.photoId))}
            />
          )}
        />
      )}
      {isPicking && (
        <PickPhotos
          title="Pictures of the product"
          picked={images.map(({ photoId }) => photoId)}
          onToggle={toggle}
          onClose={() => setPicking(false)}
        />
      )}
    </Section>
  )
}
