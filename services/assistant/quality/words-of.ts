// Words of questions, answers and evidence, as they are compared when quality is measured.

/** Markdown's marks, citations and kinds of spaces and quotes make no difference. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\[\d+\]/g, ' ')
    .replaceAll(/[*_`#]/g, '')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()

const isLetter = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? '')

/** Whether a text contains these words as whole ones: "yes" is not in "yesterday", nor "2.35" in "12.35". */
export function containsWords(text: string, words: string): boolean {
  const [all, wanted] = [plain(text), plain(words).trim()]
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1))
    if (!isLetter(all[at - 1]) && !isLetter(all[at + wanted.length])) return true
  return false
}
