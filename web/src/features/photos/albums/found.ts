const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Albums whose title has every word, or the beginning of it. */
export function found<Titled extends { title: string }>(albums: readonly Titled[], text: string): Titled[] {
  const wanted = fold(text).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...albums]
  return albums.filter(({ title }) => {
    const words = fold(title).split(/[^\p{L}\p{N}]+/u)
    return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)))
  })
}
