import type { PhotoFacts } from '../record.ts'

const MOST_LETTERS = 200

/** A title from a pattern such as `Wedding {n:3}`. A word in braces that means nothing stays as it is. */
export function titleFrom(pattern: string, { photo, n }: { photo: PhotoFacts; n: number }): string {
  const title = pattern.replace(/\{(title|name|date|camera|n)(?::([1-6]))?\}/g, (_all, word, digits) => {
    switch (word) {
      case 'title':
        return photo.title
      case 'name':
        return photo.name.replace(/(?<=.)\.[^.]{1,5}$/, '')
      case 'date':
        return photo.takenAt?.slice(0, 10) ?? ''
      case 'camera':
        return photo.metadata?.camera ?? ''
      default:
        return String(n).padStart(Number(digits ?? 1), '0')
    }
  })
  return [...title.trim()].slice(0, MOST_LETTERS).join('')
}
