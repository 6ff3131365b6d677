import { useQuery } from '@tanstack/react-query'
import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { photoQuery } from '../pictures/photo-data.ts'
import { PickPhoto } from '../pictures/pick-photo.tsx'

interface HeroFieldProps {
  shopName: string
  value: string | null
  onValueChange: (photoId: string | null) => void
  error: string | undefined
}

/** The large picture at the top of the home page. */
export function HeroField({ shopName, value, onValueChange, error }: HeroFieldProps) {
  const [isPicking, setPicking] = useState(false)
  const { data: photo } = useQuery({ ...photoQuery(value ?? ''), enabled: value !== null })
  return (
    <div className="grid gap-2">
      <p className="font-medium text-sm">Picture of the home page</p>
      {value && (
        <div className="aspect-[21/9] max-w-lg overflow-hidden rounded-md border bg-paper-sunk">
          {photo?.previewUrl && (
            <img src={photo.previewUrl} alt={`Top of ${shopName}`} className="size-full object-cover" />
          )}
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<ImagePlus />} onClick={() => setPicking(true)}>
          {value ? 'Choose another' : 'Choose a picture'}
        </Button>
        {value && (
          <Button size="sm" variant="ghost" onClick={() => onValueChange(null)}>
            Remove
          </Button>
        )}
      </div>
      {error && (
        <p role="alert" className="text-danger text-note">
          {error}
        </p>
      )}
      {isPicking && (
        <PickPhoto
          title="Picture of the home page"
          onPick={({ id }) => onValueChange(id)}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  )
}
