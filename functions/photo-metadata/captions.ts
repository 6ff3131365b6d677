// Title, description, tags and names that people wrote into the file: from XMP first, then from IPTC for what is
// missing.
import type { Tags } from './tags.ts'
import { text } from './values.ts'

export interface Captions {
  title: string | null
  description: string | null
  tags: string[]
  author: string | null
  copyright: string | null
}

/** Matches what cameras write where people would write a caption. */
const WRITTEN_BY_CAMERA =
  /^(sony dsc|olympus digital camera|konica minolta digital camera|minolta digital camera|samsung( camera pictures)?|digital camera|dcim.*|exif_jpeg_picture|default|untitled|screenshot|processed with .*)$/i

export function captions({ ifd0, iptc, xmp }: Tags): Captions {
  const description = inLanguage(xmp.dc?.description) ?? iptc.Caption
  return {
    title: written(inLanguage(xmp.dc?.title) ?? iptc.ObjectName, 200),
    description: written(description, 5000),
    tags: list(xmp.dc?.subject ?? iptc.Keywords),
    author: text(list(xmp.dc?.creator).join(', '), 200) ?? caption(iptc.Byline ?? ifd0.Artist, 200),
    copyright: caption(inLanguage(xmp.dc?.rights) ?? iptc.CopyrightNotice ?? ifd0.Copyright, 500),
  }
}

function written(value: unknown, maxLength: number): string | null {
  const found = caption(value, maxLength)
  return found && WRITTEN_BY_CAMERA.test(found) ? null : found
}

/** Chooses among XMP's alternatives by language: the default one, or else the first. */
function inLanguage(value: unknown): unknown {
  const alternatives: unknown[] = Array.isArray(value) ? value : [value]
  const isDefault = (one: unknown) => isAlternative(one) && one.lang === 'x-default'
  const chosen = alternatives.find(isDefault) ?? alternatives[0]
  return isAlternative(chosen) ? chosen.value : chosen
}

const isAlternative = (value: unknown): value is { lang: unknown; value: unknown } =>
  typeof value === 'object' && value !== null && 'lang' in value && 'value' in value

function list(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.map((one) => caption(one, 200)).filter((one) => one !== null)
}

const caption = (value: unknown, maxLength: number) =>
  text(typeof value === 'string' ? withoutEntities(value) : value, maxLength)

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** The parser returns XML text with its entities. */
function withoutEntities(value: string): string {
  return value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/gi,
    (entity, hex, decimal, name) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? entity
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity
    },
  )
}
