import { Parser } from 'saxen'
import { UnreadableDocument } from '../../../services/platform/unreadable.ts'
import { type Archive, damaged } from './archive.ts'

export type Attributes = Record<string, string>

export interface XmlReader {
  /** `name` is without its prefix. Attributes are parsed when they are asked for. */
  open?(name: string, attributes: () => Attributes): void
  close?(name: string): void
  text?(text: string): void
  /** Whether the rest need not be read. It is asked between pieces. */
  isDone?(): boolean
}

/** Reads one file of a workbook, piece by piece. Throws UnreadableDocument. */
export async function readXml(archive: Archive, name: string, reader: XmlReader): Promise<void> {
  const parser = parserFor(reader)
  const stream = await archive.stream(name)
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
      parser.write(decoder.decode(chunk, { stream: true }))
      if (reader.isDone?.()) return
    }
    parser.end()
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : damaged(error)
  } finally {
    stream.destroy()
  }
}

function parserFor(reader: XmlReader): Parser {
  const parser = new Parser()
  const { open, close, text } = reader
  parser.on('error', (error: Error) => {
    throw damaged(error)
  })
  // Declarations: entities of its own could make a small document large.
  parser.on('attention', () => {
    throw damaged()
  })
  if (open)
    parser.on('openTag', (name, attributes, decode) =>
      open(localName(name), () => decoded(attributes(), decode)),
    )
  if (close) parser.on('closeTag', (name) => close(localName(name)))
  if (text) {
    parser.on('text', (value, decode) => text(value.includes('&') ? decode(lines(value)) : lines(value)))
    parser.on('cdata', (value) => text(lines(value)))
  }
  return parser
}

function decoded(attributes: Attributes, decode: (text: string) => string): Attributes {
  for (const [name, value] of Object.entries(attributes))
    if (value.includes('&')) attributes[name] = decode(value)
  return attributes
}

/** Line ends within XML are one sign, however they are written (XML 1.0, 2.11). */
const lines = (text: string) => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

const localName = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const encodingOf = (start: Buffer) => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** An attribute by its name without a prefix. */
export const attribute = (attributes: Attributes, local: string): string | undefined =>
  attributes[local] ?? Object.entries(attributes).find(([name]) => localName(name) === local)?.[1]

export const isTrue = (value: string | undefined) => value === '1' || value === 'true' || value === 'on'
