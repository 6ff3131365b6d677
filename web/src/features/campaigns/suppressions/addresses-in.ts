/** The addresses of a pasted text: one in each line, or divided by commas or semicolons; each once. */
export const addressesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n\r,;]+/)
      .map((each) => each.trim())
      .filter(Boolean),
  ),
]
