import { useQuery } from '@tanstack/react-query'
import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import type { ImageChoice } from '../../../../../services/shop/images/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { FocusPicker } from './focus-picker.tsx'
import { photoQuery } from './photo-data.ts'
import { PickPhoto } from './pick-photo.tsx'

interface ImageFieldProps {
  label: string
  image: ImageChoice | null
  onChange: (image: ImageChoice | null) => void
}

/** One picture of the photo room, or none. */
export function ImageField({ label, image, onChange }: ImageFieldProps) {
  const [isPicking, setPicking] = useState(false)
  const { data: photo } = useQuery({ ...photoQuery(image?.photoId ?? ''), enabled: image !== null })
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-sm">{label}</p>
      <div className="flex flex-wrap items-center gap-3">
        {image && (
          <FocusPicker
            url={photo?.thumbnailUrl ?? null}
            ratio={photo?.ratio ?? 1}
            focus={image.focus}
            onChange={(focus) => onChange({ ...image, focus })}
          />
        )}
        <Button size="sm" icon={<ImagePlus />} onClick={() => setPicking(true)}>
          {image ? 'Choose another' : 'Choose a picture'}
        </Button>
        {image && (
          <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </div>
      {isPicking && (
        <PickPhoto
          title={label}
          onPick={({ id, title }) =>
            onChange({ photoId: id, alt: title.slice(0, 200), focus: { x: 0.5, y: 0.5 } })
          }
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  )
}
