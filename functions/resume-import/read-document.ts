// A résumé as a file becomes a structured one. What the document does not say stays empty.
import type { EvidenceMap, ResumeContent } from '../../services/careers/resumes/schemas.ts'
import { MAX_RESUME_BYTES } from '../../services/careers/resumes/schemas.ts'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import { assemble, type Read } from './assemble.ts'
import { readJsonResume } from './json-resume.ts'
import { languageOf } from './language.ts'
import { markdownRows } from './markdown-rows.ts'
import { readPages } from './pdf-pages.ts'
import { pdfRows } from './pdf-rows.ts'
import { plainText, type Row } from './rows.ts'
import { kindOf, nameOfKind } from './sniff.ts'
import { readWordFile } from './word-file.ts'
import { wordRows } from './word-rows.ts'

export interface Document {
  bytes: Buffer
  /** One of RESUME_TYPES. */
  contentType: string
  newId: () => string
}

export interface ReadDocument {
  content: ResumeContent
  evidence: EvidenceMap
  /** BCP 47; null when the text does not tell. */
  language: string | null
}

const EMPTY = 'Nothing in the document could be recognised as part of a résumé.'

/** Throws UnreadableDocument, which says in plain words why and what to do. */
export async function readDocument({ bytes, contentType, newId }: Document): Promise<ReadDocument> {
  if (bytes.length === 0) throw new UnreadableDocument('The file is empty: it has 0 bytes.')
  if (bytes.length > MAX_RESUME_BYTES) throw new UnreadableDocument('The file is too large for a résumé.')
  const kind = kindOf(bytes)
  const expected = KINDS[contentType]
  if (!expected) throw new UnreadableDocument('Files of this kind cannot be read as a résumé.')
  if (kind !== expected && !(kind === 'text' && (expected === 'json' || expected === 'markdown')))
    throw new UnreadableDocument(mismatch(kind, expected))
  const { read, text } = await readers[expected](bytes, newId)
  if (isEmpty(read.content)) throw new UnreadableDocument(EMPTY)
  return { ...read, language: languageOf(text) }
}

type Kind = 'pdf' | 'word' | 'markdown' | 'json'

const KINDS: Record<string, Kind> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'text/markdown': 'markdown',
  'application/json': 'json',
}

type Reader = (bytes: Buffer, newId: () => string) => Promise<{ read: Read; text: string }>

const readers: Record<Kind, Reader> = {
  async pdf(bytes, newId) {
    const pages = await readPages(bytes)
    const letters = pages
      .flatMap(({ pieces }) => pieces)
      .reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
    if (letters < 20)
      throw new UnreadableDocument(
        'The PDF is scanned: it has pictures of its pages but no text. Upload the document it was printed from, or a PDF whose text can be selected.',
      )
    return fromRows(pdfRows(pages), newId)
  },
  word: async (bytes, newId) => fromRows(wordRows(await readWordFile(bytes)), newId),
  markdown: async (bytes, newId) => fromRows(markdownRows(decode(bytes)), newId),
  async json(bytes, newId) {
    const text = decode(bytes)
    const read = readJsonResume(text, newId)
    return { read, text: JSON.stringify(read.content).replace(/"(?:[a-zA-Z]+)":/g, ' ') }
  },
}

function fromRows(rows: Row[], newId: () => string) {
  if (rows.length === 0) throw new UnreadableDocument('The document has no text.')
  return { read: assemble(rows, newId), text: rows.map(plainText).join('\n') }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function mismatch(kind: string, expected: Kind): string {
  const said = { pdf: 'PDF', word: 'Word document', markdown: 'Markdown text', json: 'JSON file' }[expected]
  if (kind === 'ole')
    return 'The document is protected with a password, or an old Word file (.doc). Save it as .docx without a password.'
  return kind === 'text' || kind === 'unknown'
    ? `The file is damaged, or not a ${said}: its content is something else.`
    : `The file says that it is a ${said}, but it is ${nameOfKind(kind)}.`
}

function isEmpty({ basics, ...lists }: ResumeContent): boolean {
  const { name, email, phone, summary } = basics
  return !name && !email && !phone && !summary && Object.values(lists).every((list) => list.length === 0)
}
