// PDFs of tests in any layout and script, set as a word processor would.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from '../../services/papers/typeset.ts'

let compiler: NodeCompiler | undefined

const LOOK = `
#set page(paper: "a4", margin: 50pt)
#set text(font: ("Noto Sans", "Noto Sans Hebrew", "Noto Sans Japanese", "Noto Sans Korean", "Libertinus Serif"), size: 10pt)
#set par(leading: 5pt, spacing: 7pt)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 10.5pt)
`

/** `source` is Typst markup after the usual look of a résumé. */
export function typstPdf(source: string): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFiles() }] })
  return compiler.pdf({ mainFileContent: LOOK + source })
}
