// Converts single values, as cameras and editors write them, to reliable types.

/** Text without padding and control characters; null when nothing remains. */
export function text(value: unknown, maxLength: number): string | null {
  const raw = typeof value === 'number' ? String(value) : value
  if (typeof raw !== 'string') return null
  const clean = raw
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: padding with NUL and the like is what this removes
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
    .trim()
  return clean === '' ? null : [...clean].slice(0, maxLength).join('')
}

/** The first finite number of one or several values. */
export function number(value: unknown): number | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'number' && Number.isFinite(first) ? first : null
}

/** Cameras write 0 for "unknown". */
export function positive(value: unknown): number | null {
  const found = number(value)
  return found !== null && found > 0 ? found : null
}
