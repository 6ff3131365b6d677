import type { DuplicateGroup } from '../../../../../services/photos/view-schemas.ts'

type Copy = DuplicateGroup['photos'][number]

/** The copy that is probably worth keeping: a favourite, then the most pixels, the most bytes, the earliest. */
export function bestOf(photos: readonly Copy[]): string {
  const worth = (photo: Copy) => [
    Number(photo.isFavourite),
    photo.rating,
    (photo.width ?? 0) * (photo.height ?? 0),
    photo.size,
  ]
  const [best] = [...photos].sort((a, b) => {
    const [ours, theirs] = [worth(a), worth(b)]
    const at = ours.findIndex((value, i) => value !== theirs[i])
    return at < 0 ? (a.addedAt < b.addedAt ? -1 : 1) : (theirs[at] ?? 0) - (ours[at] ?? 0)
  })
  return best?.id ?? ''
}
