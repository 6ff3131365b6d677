/** A change to a package's code while it is bundled. */
export interface Edit {
  /** Path below `node_modules`. */
  file: string
  /** Must occur exactly once. */
  from: string
  to: string
}

/** Throws when the package's code has changed, so that an update cannot silently undo an edit. */
export function edited(code: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { file, from, to }) => {
    if (text.split(from).length !== 2) throw new Error(`${file} is not written as it was: ${from}`)
    return text.replace(from, () => to)
  }, code)
}
