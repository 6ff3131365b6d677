// Which sheets a workbook has, and where its parts are.
import { posix } from 'node:path'
import { UnreadableDocument } from '../../../services/platform/unreadable.ts'
import type { Archive } from './archive.ts'
import { type Attributes, attribute, isTrue, readXml } from './read-xml.ts'

export interface Contents {
  /** The sheets of cells that the workbook does not hide, in their order. */
  sheets: { name: string; path: string }[]
  /** How many are hidden. */
  hidden: number
  sharedStrings: string | null
  styles: string | null
  /** Whether dates count from 1904. */
  is1904: boolean
}

const MAX_SHEETS = 500
/** Excel's names have 31 characters at most. */
const MAX_NAME = 100

/** Throws UnreadableDocument. */
export async function contentsOf(archive: Archive): Promise<Contents> {
  const root = await relations(archive, '')
  const workbook = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!archive.has(workbook))
    throw new UnreadableDocument('The file is not a workbook, whatever its name says.')
  const parts = await relations(archive, workbook)
  const targetOf = (type: string) => {
    const target = parts.find((part) => part.type === type)?.target ?? null
    return target !== null && archive.has(target) ? target : null
  }
  const sheets: { name: string; path: string }[] = []
  let hidden = 0
  let is1904 = false

  function sheet(attributes: Attributes): void {
    // A sheet may be a chart, or a dialogue of old.
    const part = parts.find(({ id }) => id === attribute(attributes, 'id'))
    if (part?.type !== 'worksheet' || !archive.has(part.target)) return
    if ((attributes.state ?? 'visible') !== 'visible') hidden += 1
    else if (sheets.length < MAX_SHEETS)
      sheets.push({ name: (attributes.name ?? '').slice(0, MAX_NAME).toWellFormed(), path: part.target })
  }

  await readXml(archive, workbook, {
    open(name, attributes) {
      if (name === 'sheet') sheet(attributes())
      if (name === 'workbookPr') is1904 = isTrue(attributes().date1904)
    },
  })
  return { sheets, hidden, sharedStrings: targetOf('sharedStrings'), styles: targetOf('styles'), is1904 }
}

interface Relation {
  id: string
  /** The last part of its type's address, which is the same in both editions of the standard. */
  type: string
  target: string
}

async function relations(archive: Archive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const path = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const found: Relation[] = []
  if (!archive.has(path)) return found
  await readXml(archive, path, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const { Id = '', Type = '', Target = '', TargetMode } = attributes()
      if (TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id, type: Type.split('/').at(-1) ?? '', target })
    },
  })
  return found
}
