import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { ImageChoice } from '../../../../../services/shop/images/schemas.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { FocusPicker } from '../pictures/focus-picker.tsx'
import { photoQuery } from '../pictures/photo-data.ts'

interface ImageItemProps {
  image: ImageChoice
  onChange: (part: Partial<ImageChoice>) => void
  onRemove: () => void
}

export function ImageItem({ image: { photoId, alt, focus }, onChange, onRemove }: ImageItemProps) {
  const { data: photo, error } = useQuery(photoQuery(photoId))
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2">
      <FocusPicker
        url={photo?.thumbnailUrl ?? null}
        ratio={photo?.ratio ?? 1}
        focus={focus}
        onChange={(next) => onChange({ focus: next })}
      />
      <TextField
        className="max-sm:order-last max-sm:col-span-3"
        label="What it shows"
        hint="For people who cannot see it, and for search engines."
        error={error ? 'This photo is no longer in your photo room' : undefined}
        maxLength={200}
        autoComplete="off"
        value={alt}
        onChange={(event) => onChange({ alt: event.target.value })}
      />
      <IconButton
        size="sm"
        label={`Remove the picture ${alt}`}
        tooltipSide="left"
        className="max-sm:justify-self-end"
        onClick={onRemove}
      >
        <X />
      </IconButton>
    </div>
  )
}
