// Languages that write words together: who asks for an axe (`Axt`) is shown the splitting axe (`Spaltaxt`).
const LANGUAGES = new Set(['de', 'nl', 'sv', 'da', 'no', 'fi'])
/** Shorter words are in many that have nothing to do with them; what something is stands at its end. */
const [LEAST_AT_END, LEAST_AT_BEGINNING, LEAST_AS_END] = [3, 4, 5]
/** Of one word. */
const MOST = 24

export const writesTogether = (language: string): boolean => LANGUAGES.has(language)

/** Known stems that end or begin with a stem, or that are its end: `zugsag` for `sag`, and `hobel` for `putzhobel`. */
export function compoundsWith(stem: string, known: Iterable<string>): string[] {
  if (stem.length < LEAST_AT_END || /\d/.test(stem)) return []
  const found: string[] = []
  for (const other of known) {
    if (other.length === stem.length) continue
    const isLonger = other.length > stem.length
    const hasEnd = isLonger
      ? other.length >= stem.length + LEAST_AT_END && other.endsWith(stem)
      : other.length >= LEAST_AS_END && stem.length >= other.length + LEAST_AT_END && stem.endsWith(other)
    const hasBeginning = isLonger && stem.length >= LEAST_AT_BEGINNING && other.startsWith(stem)
    if (hasEnd || hasBeginning) found.push(other)
    if (found.length === MOST) return found
  }
  return found
}
