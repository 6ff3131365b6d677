import type { SharedFile, SharedPage } from '../../../services/photos/portfolio/page-schemas.ts'
import { grouped, sizeOf } from './sizes.ts'

/** Where the photos of a link are too many for one file. */
export function FilesPage({ page }: { page: Extract<SharedPage, { kind: 'files' }> }) {
  const { path, title, files, total, next } = page
  return (
    <main id="content" className="shared-note">
      <h1>{title}</h1>
      <p>
        One file with all photos would be too large. They come as {total ?? 'several'} files; a download that
        breaks off can be continued.
      </p>
      <ul aria-label="Files">
        {files.map((file) => (
          <li key={file.number}>
            <a href={file.address}>{nameOf(file, total)}</a>
            {file.bytes !== null && ` · about ${sizeOf(file.bytes)}`}
          </li>
        ))}
      </ul>
      {next && (
        <p>
          <a href={next} rel="next">
            More files
          </a>
        </p>
      )}
      <p>
        <a href={path}>Back to the photos</a>
      </p>
    </main>
  )
}

function nameOf({ number, first, last }: SharedFile, total: number | null): string {
  const photos = first === last ? `photo ${grouped(first)}` : `photos ${grouped(first)}–${grouped(last)}`
  return `${total === null ? `File ${number}` : `${number} of ${total}`}: ${photos}`
}
