/** A salary as a person wrote it; null for nothing. Nobody has said what its words amount to. */
export function salaryInWords(written: string) {
  const text = written.trim()
  if (text === '') return null
  return { minimum: null, maximum: null, currency: null, period: null, isPeriodInferred: false, text }
}
