// What fonts and word processors write in place of plain characters.

const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc\p{Co}\p{Cc}]/gu
const LIGATURES = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]/g

/** Ligatures become letters, spaces of all kinds become one kind, and signs for machines and icons disappear. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/[\t\n\v\f\r]/g, ' ')
      .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
      .normalize('NFC')
      .replace(INVISIBLE, '')
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      // Word writes a hyphen as up to three signs one after another.
      .replace(/[-\u2010\u2011]\u00ad?[-\u2010\u2011]|[-\u2010\u2011]\u00ad|\u00ad[-\u2010\u2011]/g, '-')
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/(?<=\d)\u2212(?=\d)/g, '-')
      .replace(/\u00ad(?=\S)/g, '')
  )
}

const SPACED = /^\p{L}{1,3}$/u

/** "J O R D A N" is one word. Words are divided by more than one space. */
export function withoutLetterSpacing(text: string): string {
  const parts = text.trim().split(/\s+/)
  const single = parts.filter((part) => /^\p{L}$/u.test(part)).length
  if (parts.length < 3 || single < parts.length * 0.6 || !parts.every((part) => SPACED.test(part)))
    return text
  // Scripts without spaces and initials are not letter-spaced words.
  if (parts.some((part) => /[^\p{Lu}\p{Ll}\p{M}]/u.test(part))) {
    return /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\s]+$/u.test(text) ? text.replace(/\s+/g, '') : text
  }
  return text
    .trim()
    .split(/\s{2,}/)
    .map((word) => word.replace(/\s/g, ''))
    .join(' ')
}

/** What can only be the end of a word that was divided. */
const SYLLABLE = /^[a-z]{0,3}(?:tions?|sions?|ments?|ings?|ness|ity|ities|ally|ance|ence|ative)(?![\p{L}])/u

/** Joins the lines of one paragraph: a word that was divided becomes whole again. */
export function joinLines(lines: string[]): string {
  let joined = ''
  for (const line of lines.map((each) => each.replaceAll('\t', ' ').trim())) {
    if (joined === '') joined = line
    else if (joined.endsWith('\u00ad')) joined = joined.slice(0, -1) + line
    else if (/\p{Ll}-$/u.test(joined) && SYLLABLE.test(line)) joined = joined.slice(0, -1) + line
    else if (/\p{L}-$/u.test(joined) && /^\p{Ll}/u.test(line)) joined += line
    else if (isUnspaced(joined.at(-1)) && isUnspaced(line[0])) joined += line
    else joined += ` ${line}`
  }
  return joined
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const isUnspaced = (sign = '') => /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}。、]/u.test(sign)
