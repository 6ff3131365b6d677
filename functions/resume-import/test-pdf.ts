// Small PDFs for tests, written by hand.

export type PlacedText = [x: number, y: number, size: number, text: string]

/** One page with texts at these places, counted in points from the top left. */
export const textPdf = (texts: PlacedText[]): Buffer => pagesPdf([texts])

/** Pages with texts at these places. */
export const pagesPdf = (pages: PlacedText[][]): Buffer =>
  pdf(
    pages.map((texts) =>
      texts
        .map(
          ([x, y, size, text]) =>
            `BT /F1 ${size} Tf ${x} ${842 - y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
        )
        .join('\n'),
    ),
  )

/** A page for each text; a page of an empty text has none. */
export const pdfOf = (pages: string[]): Buffer =>
  pdf(pages.map((text) => (text === '' ? '' : `BT /F1 12 Tf 50 780 Td (${text}) Tj ET`)))

/** Its password is none that anybody could guess. */
export const encryptedPdf = (): Buffer => {
  const key = '0'.repeat(64)
  const encryption = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${key}>/U<${key}>>>/ID[<00><00>]`
  return pdf(['BT /F1 12 Tf 50 780 Td (Secret) Tj ET'], encryption)
}

function pdf(contents: string[], trailer = ''): Buffer {
  const kids = contents.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${contents.length}/Kids[${kids}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...contents.flatMap((content, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + index * 2} 0 R>>`,
      `<</Length ${Buffer.byteLength(content, 'latin1')}>>\nstream\n${content}\nendstream`,
    ]),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
