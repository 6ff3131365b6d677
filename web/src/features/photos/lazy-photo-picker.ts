// The one part of the photos that other rooms show.
import { lazyPart } from '../../ui/lazy-part.tsx'
import type { PhotoPickerProps } from './photo-picker.tsx'

export const PhotoPicker = lazyPart<PhotoPickerProps>(async () => (await import('./index.tsx')).PhotoPicker)
