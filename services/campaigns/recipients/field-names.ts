// Names of fields as people write them, in headers of a list and in placeholders, and as the program does.

/** Soft hyphens, zero-width signs, and those that change the direction of a text. */
const INVISIBLE = /\p{Cf}/gu

/** Letters that are not a base letter with a mark. */
const FOLDED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

const MAX_LENGTH = 60

export const withoutInvisible = (text: string) => text.replace(INVISIBLE, '')

/**
 * `First name`, `FIRST-NAME` and `firstName` are `first_name`, `Größe` is `grosse`. Empty where no Latin letter remains.
 */
export function fieldName(text: string): string {
  const words = withoutInvisible(text)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '_')
  return words
    .replace(/^[_0-9]+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/_+$/, '')
}

const squashed = (name: string) => name.replaceAll('_', '')

/** The one of `known` that is meant by a name, also where words are divided in another way; null for none. */
export function meantField(name: string, known: readonly string[]): string | null {
  if (known.includes(name)) return name
  const alike = known.filter((one) => squashed(one) === squashed(name))
  return alike.length === 1 ? (alike[0] ?? null) : null
}
