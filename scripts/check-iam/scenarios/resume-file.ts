import { pagesPdf } from '../../../functions/resume-import/test-pdf.ts'
import type { NewPhoto } from '../../client.ts'

let copies = 0

/** A résumé that nobody has uploaded yet. */
export function newResume(): NewPhoto {
  const bytes = pagesPdf([
    [
      [50, 60, 22, 'Mia Muster'],
      [50, 82, 10, `mia${copies++}@example.com`],
      [50, 120, 14, 'Experience'],
      [50, 142, 11, 'Data Engineer'],
      [50, 156, 10, 'Seeblick AG | Bern'],
      [50, 170, 10, '01/2020 - 06/2022'],
      [50, 184, 10, '- Built the warehouse for forty teams'],
    ],
  ])
  return { name: 'mia.pdf', contentType: 'application/pdf', bytes: new Uint8Array(bytes) }
}
