// A scene as a file that stands alone: colours resolved, fonts named, on white.
import { FONT_FAMILY } from './chart-text.ts'
import type { Shape } from './scene.ts'
import { attributesOf } from './shape-attributes.ts'
import { type ChartFile, type Palette, sheetOf } from './sheet.ts'

export function svgFile(file: ChartFile, palette: Palette): string {
  const sheet = sheetOf(file)
  const { width, height } = sheet
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xml(FONT_FAMILY)}" aria-labelledby="title description">`,
    `<title id="title">${xml(file.title)}</title>`,
    `<desc id="description">${xml(file.description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...sheet.head.map((shape) => element(shape, palette)),
    `<g transform="translate(${sheet.x} ${sheet.y})">`,
    ...file.scene.ground.map((shape) => element(shape, palette)),
    ...file.scene.spots.map(
      ({ label, shapes }) =>
        `<g><title>${xml(label)}</title>${shapes.map((shape) => element(shape, palette)).join('')}</g>`,
    ),
    ...(file.scene.above ?? []).map((shape) => element(shape, palette)),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

function element(shape: Shape, palette: Palette): string {
  const attributes = Object.entries(attributesOf(shape, (ink) => palette[ink]))
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('')
  if (shape.kind === 'text') return `<text${attributes}>${xml(shape.text)}</text>`
  return `<${shape.kind}${attributes}/>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Control characters are not allowed in XML, even as entities. */
const xml = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
