// Pieces of text that stand close together on one line are a segment.
import { withoutLetterSpacing } from './clean-text.ts'
import type { Page, Piece } from './pdf-pages.ts'

export interface Segment {
  text: string
  x0: number
  x1: number
  y: number
  size: number
  style: string
}

/** In parts of the font size. A greater distance divides cells; a smaller one than `SPACE` is no space. */
const CELL = 1.15
const SPACE = 0.14
const WIDE_SPACE = 0.75

export function segmentsOf({ pieces }: Page): Segment[] {
  // On a page that is read from the right, so are its numbers that stand alone.
  const isFromRight = pieces.filter((piece) => piece.isRightToLeft).length > pieces.length / 2
  return linesOf(pieces).flatMap((line) => {
    const groups: Piece[][] = []
    for (const piece of line.toSorted((a, b) => a.x0 - b.x0)) {
      const group = groups.at(-1)
      const last = group?.at(-1)
      if (group && last && piece.x0 - last.x1 <= reach(last, piece)) group.push(piece)
      else groups.push([piece])
    }
    return groups.map((group) => segmentOf(group, isFromRight))
  })
}

/** Letters that are set apart stand farther from the next word. */
function reach(a: Piece, b: Piece): number {
  const size = Math.max(a.size, b.size)
  const isSpaced = [a, b].every(({ text }) => withoutLetterSpacing(text) !== text || /^\p{L}$/u.test(text))
  return size * (isSpaced ? 1.6 : CELL)
}

function linesOf(pieces: Piece[]): Piece[][] {
  const lines: { y: number; size: number; pieces: Piece[] }[] = []
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    if (line && piece.y - line.y <= Math.min(line.size, piece.size) * 0.35) line.pieces.push(piece)
    else lines.push({ y: piece.y, size: piece.size, pieces: [piece] })
  }
  return lines.map((line) => line.pieces)
}

function segmentOf(pieces: Piece[], isFromRight: boolean): Segment {
  const hasOtherWords = pieces.some((piece) => !piece.isRightToLeft && /\p{L}/u.test(piece.text))
  const isRightToLeft =
    pieces.filter((piece) => piece.isRightToLeft).length > pieces.length / 2 ||
    (isFromRight && !hasOtherWords)
  const largest = pieces.reduce((a, b) => (b.text.length > a.text.length ? b : a))
  const ordered = isRightToLeft ? pieces.toReversed() : pieces
  let text = ''
  let last: Piece | undefined
  for (const piece of ordered) {
    const own = withoutLetterSpacing(piece.text)
    if (last) {
      const gap = isRightToLeft ? last.x0 - piece.x1 : piece.x0 - last.x1
      const size = Math.max(last.size, piece.size)
      text += gap > size * WIDE_SPACE ? '  ' : gap > size * SPACE ? ' ' : ''
    }
    text += own
    last = piece
  }
  return {
    text: withoutLetterSpacing(text)
      .replace(/(?<=\d)\u2212(?=\d)/g, '-')
      .replace(/\s+/g, ' ')
      .trim(),
    x0: Math.min(...pieces.map(({ x0 }) => x0)),
    x1: Math.max(...pieces.map(({ x1 }) => x1)),
    y: largest.y,
    size: largest.size,
    style: `${largest.font} ${largest.size.toFixed(1)}`,
  }
}
