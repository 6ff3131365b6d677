import { opaque } from './opaque.ts'
import { paint } from './paint.ts'
import type { Ink } from './scene.ts'
import { type ChartFile, type Palette, sheetOf } from './sheet.ts'
import { svgFile } from './svg-file.ts'

const INKS: readonly Ink[] = [
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  'chart-5',
  'chart-6',
  'ink',
  'ink-soft',
  'ink-faint',
  'line',
  'line-strong',
  'paper-raised',
  'wash',
]

/** Dots per CSS pixel in a picture. */
const SCALE = 2

/** The colours of the light theme, whichever one is shown, because files are read on white. */
function lightPalette(): Palette {
  const colours = INKS.map((ink) => [ink, opaque(lightColour(ink))])
  return { ...Object.fromEntries(colours), 'paper-raised': '#ffffff' }
}

function lightColour(ink: Ink): string {
  // One element for all of them would pass from colour to colour, where people asked for less motion.
  const probe = document.createElement('span')
  probe.style.colorScheme = 'light'
  probe.style.color = `var(--${ink})`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

export function saveSvg(file: ChartFile, name: string): void {
  save(new Blob([svgFile(file, lightPalette())], { type: 'image/svg+xml' }), `${name}.svg`)
}

export async function savePng(file: ChartFile, name: string): Promise<void> {
  const { width, height } = sheetOf(file)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * SCALE)
  canvas.height = Math.round(height * SCALE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser cannot draw pictures')
  paint(context, file, lightPalette(), SCALE)
  const { promise, resolve } = Promise.withResolvers<Blob | null>()
  canvas.toBlob(resolve, 'image/png')
  const blob = await promise
  if (!blob) throw new Error('This browser cannot draw a picture of that size')
  save(blob, `${name}.png`)
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun with the click; the bytes are kept by it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
