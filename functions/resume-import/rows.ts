// Every kind of document becomes rows of cells in reading order; what they mean is decided by other files.

/** Left, top, width and height as fractions of the page. */
export type Box = [number, number, number, number]

export interface Cell {
  text: string
  /** Points from the left edge of the page; 0 where the document has no places. */
  x0: number
  x1: number
}

export interface Row {
  cells: Cell[]
  page: number | null
  box: Box | null
  x0: number
  x1: number
  /** Points from the top of the page. */
  y: number
  /** Font size in points; 0 where it is not known. */
  size: number
  /** Equal for rows that are set alike. */
  style: string
  isBullet: boolean
  /** The document itself says that this is a heading. */
  isHeading: boolean
  /** The number of the column that it belongs to. */
  flow: number
  /** Whether more space than usual is above it. */
  isApart: boolean
}

/** Cells are divided by tabs. */
export const textOf = ({ cells }: Pick<Row, 'cells'>): string => cells.map(({ text }) => text).join('\t')

export const plainText = (row: Pick<Row, 'cells'>): string => textOf(row).replaceAll('\t', ' ')

const BULLET = /^(?:[•‣◦▪▫■□●○⁃∙·➢➤►▶▸✓✔❖»›→◆◇★☆※・*]|[-–—‐−](?=\s))\s*(?=\S)/u

/** A row of a document without places. */
export function placelessRow(
  texts: string[],
  facts: { isBullet?: boolean; isHeading?: boolean; isApart?: boolean; style?: string } = {},
): Row {
  return markBullet({
    cells: texts.map((text) => ({ text, x0: 0, x1: 0 })),
    page: null,
    box: null,
    x0: 0,
    x1: 0,
    y: 0,
    size: 0,
    style: '',
    isBullet: false,
    isHeading: false,
    flow: 0,
    isApart: false,
    ...facts,
  })
}

/** Takes the mark away from a row that begins with one. */
export function markBullet(row: Row): Row {
  const [first, ...rest] = row.cells
  if (!first) return row
  if (rest[0] && /^[•‣◦▪▫■□●○⁃∙·➢➤►▶▸✓✔❖»›→◆◇–—*-]$/u.test(first.text))
    return { ...row, isBullet: true, cells: rest }
  const text = first.text.replace(BULLET, '')
  return text === first.text ? row : { ...row, isBullet: true, cells: [{ ...first, text }, ...rest] }
}
