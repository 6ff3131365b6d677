// Slips of the fingers that a search forgives.

/** How many letters of a word may be wrong. */
export const typosIn = ({ length }: string): number => (length < 4 ? 0 : length < 6 ? 1 : 2)

/**
 * The word with two neighbouring letters in the other order, once for each place. It is one slip of the fingers, which
 * MiniSearch counts as two wrong letters.
 */
export function swappedLetters(folded: string): string[] {
  const letters = typosIn(folded) > 0 ? [...folded] : []
  return letters.slice(1).map((letter, at) =>
    letters
      .with(at, letter)
      .with(at + 1, letters[at] ?? '')
      .join(''),
  )
}
