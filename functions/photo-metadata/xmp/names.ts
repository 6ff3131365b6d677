// Names in XMP belong to namespaces; the prefix in front of them is the writer's choice.

/** The namespaces that are read, by the prefix that most writers use for them. */
const NAMESPACES = {
  acdsee: 'http://ns.acdsee.com/iptc/1.0/',
  aux: 'http://ns.adobe.com/exif/1.0/aux/',
  Container: 'http://ns.google.com/photos/1.0/container/',
  crs: 'http://ns.adobe.com/camera-raw-settings/1.0/',
  dc: 'http://purl.org/dc/elements/1.1/',
  digiKam: 'http://www.digikam.org/ns/1.0/',
  exif: 'http://ns.adobe.com/exif/1.0/',
  exifEX: 'http://cipa.jp/exif/1.0/',
  GCamera: 'http://ns.google.com/photos/1.0/camera/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Item: 'http://ns.google.com/photos/1.0/container/item/',
  lr: 'http://ns.adobe.com/lightroom/1.0/',
  mediapro: 'http://ns.iview-multimedia.com/mediapro/1.0/',
  MicrosoftPhoto: 'http://ns.microsoft.com/photo/1.0/',
  'mwg-kw': 'http://www.metadataworkinggroup.com/schemas/keywords/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  tiff: 'http://ns.adobe.com/tiff/1.0/',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpNote: 'http://ns.adobe.com/xmp/note/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
} as const
export type Prefix = keyof typeof NAMESPACES

const isPrefix = (text: string): text is Prefix => Object.hasOwn(NAMESPACES, text)
/** Writers disagree on what ends an address. */
const keyOf = (address: string) => address.trim().replace(/[/#]+$/, '')
const PREFIXES = new Map<string, string>(
  Object.entries(NAMESPACES).map(([prefix, address]) => [keyOf(address), prefix]),
)
const DECLARATION = /^xmlns(?::(.+))?$/
/** No writer declares more; it keeps a packet of declarations from taking memory. */
const MAX_DECLARATIONS = 500

export interface Name {
  /** The usual one of its namespace. */
  prefix: Prefix
  local: string
}

/** Translates the writer's prefixes to the usual ones. */
export interface Names {
  /** Takes note of the declarations among an element's attributes. */
  declare(attributes: Map<string, string>): void
  /** Null when the namespace is not read. An undeclared prefix means what it usually means. */
  resolve(written: string): Name | null
}

export function createNames(): Names {
  /** By the writer's prefix; those of other namespaces have none of ours. */
  const declared = new Map<string, Prefix | null>()

  return {
    declare(attributes) {
      for (const [name, address] of attributes) {
        const [isDeclaration, prefix = ''] = DECLARATION.exec(name) ?? []
        if (isDeclaration === undefined || declared.size >= MAX_DECLARATIONS) continue
        const usual = PREFIXES.get(keyOf(address)) ?? ''
        declared.set(prefix, isPrefix(usual) ? usual : null)
      }
    },

    resolve(written) {
      const colon = written.indexOf(':')
      const prefix = written.slice(0, Math.max(colon, 0))
      const local = written.slice(colon + 1)
      if (local === '' || local.includes(':')) return null
      const found = declared.get(prefix)
      const usual = found === undefined && isPrefix(prefix) ? prefix : found
      return usual ? { prefix: usual, local } : null
    },
  }
}
