// Writes XML. Texts cannot become markup, and signs that XML does not allow are left out.

export interface XmlNode {
  name: string
  attributes: Record<string, string>
  children: (XmlNode | string)[]
}

/** Null and false children are left out, so that optional ones can be written in place. */
export type XmlChild = XmlNode | string | null | false

export const node = (name: string, ...children: XmlChild[]): XmlNode => ({
  name,
  attributes: {},
  children: children.filter((child) => child !== null && child !== false),
})

export const withAttributes = (of: XmlNode, attributes: Record<string, string>): XmlNode => ({
  ...of,
  attributes,
})

export const xmlDocument = (root: XmlNode): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`

function written({ name, attributes, children }: XmlNode): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const body = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child)))
  return `<${name}${head.join('')}>${body.join('')}</${name}>`
}

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)
