import { cleanText } from './clean-text.ts'
import { placelessRow, type Row } from './rows.ts'

/** The lines of a Markdown text as rows. The first title is the person's name, not a heading. */
export function markdownRows(text: string): Row[] {
  const rows: Row[] = []
  let isApart = false
  let isFenced = false
  for (const line of text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .split(/\r?\n/)) {
    if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced
    if (
      line.trim() === '' ||
      /^\s*(?:[-*_=]\s*){3,}$/.test(line) ||
      /^\s*(?:```|~~~)/.test(line) ||
      /^\|?[\s|:-]+\|[\s|:-]*$/.test(line)
    ) {
      isApart = true
      continue
    }
    const [, marks = '', title = ''] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line) ?? []
    const isBullet = /^\s*(?:[-*+]|\d+[.)])\s+/.test(line)
    const body = marks
      ? title
      : line.replace(/^\s*(?:>\s*)*(?:[-*+]|\d+[.)])?\s+/, '').replace(/^\s*>\s?/, '')
    const cells = (/^\s*\|.*\|\s*$/.test(line) ? line.trim().slice(1, -1).split('|') : [body])
      .map(plain)
      .filter(Boolean)
    if (cells.length > 0)
      rows.push(
        placelessRow(cells, {
          isBullet,
          isHeading: marks.length === 2,
          isApart: isApart || marks !== '',
          style: marks,
        }),
      )
    isApart = false
  }
  return rows
}

/** Without the signs for emphasis and links; the address of a link stays where it differs. */
function plain(text: string): string {
  return cleanText(text)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\((?:mailto:|tel:)?([^)\s]+)[^)]*\)/g, (_, label: string, address: string) =>
      label === address || /^#/.test(address) || /@|^[+\d]/.test(address) ? label : `${label} ${address}`,
    )
    .replace(/<((?:https?:|mailto:)[^>]+)>/g, (_, address: string) => address.replace(/^mailto:/, ''))
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\d*])([*_])([^*_]+)\1(?![\p{L}\d*])/gu, '$2')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
