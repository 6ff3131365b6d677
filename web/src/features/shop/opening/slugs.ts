const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  "'": '',
  '’': '',
}

/** Lower-case ASCII words joined by hyphens, for addresses; empty for a text without any. */
export const slugOf = (text: string, maxLength = 120): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[ßæœøłđ'’]/g, (letter) => LETTERS[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, maxLength)
    .replace(/-$/, '')

/** What a shop could be called in addresses. */
export const handleOf = (name: string): string => slugOf(name, 40)
