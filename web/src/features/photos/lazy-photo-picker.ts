// The only part of the photos room that other rooms show.
import { lazyPart } from '../../ui/lazy-part.tsx'
import type { PhotoPickerProps } from './photo-picker.tsx'

export const PhotoPicker = lazyPart<PhotoPickerProps>(async () => (await import('./index.tsx')).PhotoPicker)
