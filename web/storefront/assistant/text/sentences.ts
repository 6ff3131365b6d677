/** The sentences of a text; of one that still comes, only those that are whole. */
export function sentencesOf(
  text: string,
  { locale, isWhole }: { locale: string; isWhole: boolean },
): string[] {
  const segments = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)]
  return segments
    .slice(0, isWhole ? undefined : -1)
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '')
}
