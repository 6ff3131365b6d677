// Rights as XMP. Sources: XMP Specification Part 1 (ISO 16684-1) and Part 2; IPTC Photo Metadata Standard 2023.1, whose
// "Web Statement of Rights" search engines show as the licence of an image.
import { escapeHtml } from '../../platform/html.ts'
import type { Rights } from './schemas.ts'

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
}

/** Properties by their local name. */
function propertiesOf({ creator, copyright, licenceUrl }: Rights): [name: string, xml: string][] {
  const all: [string, string, string][] = [
    ['creator', creator, `<dc:creator><rdf:Seq><rdf:li>${text(creator)}</rdf:li></rdf:Seq></dc:creator>`],
    [
      'rights',
      copyright,
      `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${text(copyright)}</rdf:li></rdf:Alt></dc:rights>`,
    ],
    ['Marked', copyright, '<xmpRights:Marked>True</xmpRights:Marked>'],
    ['WebStatement', licenceUrl, `<xmpRights:WebStatement>${text(licenceUrl)}</xmpRights:WebStatement>`],
  ]
  return all.flatMap(([name, value, xml]) => (value === '' ? [] : [[name, xml]]))
}

const description = (about: string, properties: readonly string[]) =>
  `<rdf:Description rdf:about="${about}" xmlns:dc="${NAMESPACES.dc}" xmlns:xmpRights="${NAMESPACES.xmpRights}">${properties.join('')}</rdf:Description>`

/** A whole packet. */
export function xmpPacket(rights: Rights): Buffer {
  const properties = propertiesOf(rights).map(([, xml]) => xml)
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description('', properties)}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  )
}

const END = '</rdf:RDF>'

/**
 * The packet with what it does not say yet. Null where it says everything, or is written in a way that a part cannot be
 * added to: another encoding, another prefix for RDF.
 */
export function withRights(packet: Buffer, rights: Rights): Buffer | null {
  const before = packet.toString('utf8')
  const end = before.lastIndexOf(END)
  if (end < 0 || before.includes('\ufffd')) return null
  const missing = propertiesOf(rights).filter(([name]) => !says(before, name))
  if (missing.length === 0) return null
  const about = /rdf:about\s*=\s*(?:"([^"<]*)"|'([^'"<]*)')/.exec(before)
  const added = description(
    about?.[1] ?? about?.[2] ?? '',
    missing.map(([, xml]) => xml),
  )
  return Buffer.from(before.slice(0, end) + added + withoutPadding(before.slice(end)))
}

/** The space that packets keep for edits in place is of no use in a copy. */
function withoutPadding(rest: string): string {
  const end = rest.lastIndexOf('<?xpacket end')
  return end < 0 ? rest : rest.slice(0, end).trimEnd() + rest.slice(end)
}

/** As an element or an attribute, under whatever prefix, of which one character is enough: packets can be long. */
const says = (packet: string, name: string) => new RegExp(`[\\w-]:${name}(?=[\\s=/>])`).test(packet)

/** Without what XML cannot contain. */
const text = (value: string) =>
  escapeHtml(value.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))
