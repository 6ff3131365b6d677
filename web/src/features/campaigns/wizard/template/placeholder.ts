// Fields in a text that is being typed: `{{first_name}}`.

export interface Typed {
  /** Where the braces begin. */
  start: number
  /** Where what is replaced ends: the caret, or the braces that are closed behind it. */
  end: number
  /** What was typed of the name so far. */
  name: string
}

/** The placeholder in which the caret stands, as long as only its name is being typed. */
export function typedPlaceholder(text: string, caret: number): Typed | null {
  const before = /\{\{[^\S\n]*([\p{L}\p{N}_ -]*)$/u.exec(text.slice(0, caret))
  if (!before) return null
  const after = /^[\p{L}\p{N}_ -]*\}\}/u.exec(text.slice(caret))
  const name = (before[1] ?? '').trim()
  return { start: before.index, end: caret + (after?.[0].length ?? 0), name }
}

const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The fields whose name contains what was typed, those that begin with it first. */
export function matchingFields(names: readonly string[], typed: string): string[] {
  const wanted = fold(typed)
  const fits = names.filter((name) => fold(name).includes(wanted))
  return fits.toSorted((a, b) => Number(fold(b).startsWith(wanted)) - Number(fold(a).startsWith(wanted)))
}

export const placeholderOf = (name: string) => `{{${name}}}`
