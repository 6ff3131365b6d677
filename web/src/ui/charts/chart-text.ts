// How wide text will be, without a page to measure it on.

export const FONT_FAMILY = "'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif"

const NARROW = /[ijlI.,:;'|!()[\]{}tfr ]/
const WIDE = /[mwMW@%&—]|\p{Lu}/u
const FULL = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u

/** An estimate in pixels that is rather too wide. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const character of text)
    ems += FULL.test(character) ? 1 : NARROW.test(character) ? 0.34 : WIDE.test(character) ? 0.76 : 0.58
  return ems * size
}

/** The text, cut with an ellipsis where it would be wider. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const characters = [...text]
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** Lines that fit, as many as allowed; the last is cut. */
export function wrapText(text: string, size: number, width: number, lines: number): string[] {
  const wrapped: string[] = []
  let current = ''
  const words = text.split(/\s+/).filter(Boolean)
  for (const [at, word] of words.entries()) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current === '' || textWidth(longer, size) <= width) {
      current = longer
      continue
    }
    if (wrapped.length === lines - 1) {
      current = `${current} ${words.slice(at).join(' ')}`
      break
    }
    wrapped.push(current)
    current = word
  }
  if (current !== '') wrapped.push(current)
  return wrapped.map((each) => fitText(each, size, width))
}
