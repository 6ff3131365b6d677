import type { ForeseenFiles } from '../../../services/photos/links/schemas.ts'
import { grouped, sizeOf } from './sizes.ts'

interface DownloadAllProps {
  path: string
  foreseen: ForeseenFiles | null
}

export function DownloadAll({ path, foreseen }: DownloadAllProps) {
  const words = foreseen && wordsOf(foreseen)
  return (
    <>
      <a href={path} className="shared-download" aria-describedby={words ? 'download-files' : undefined}>
        <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
          <path d="M12 4v11m-5-5 5 5 5-5M4 20h16" />
        </svg>
        Download all
      </a>
      {words && (
        <p className="shared-files" id="download-files">
          {words}
        </p>
      )}
    </>
  )
}

/** Null where it is one file of a size that nobody knows before. */
function wordsOf(foreseen: ForeseenFiles): string | null {
  if (foreseen.kind === 'several') return 'They come as several files.'
  if (foreseen.kind === 'unknown') {
    const { photos, bytes } = foreseen.most
    return `More than ${grouped(photos)} photos or ${sizeOf(bytes)} come as several files.`
  }
  const { files, bytes } = foreseen
  const size = bytes === null ? null : `about ${sizeOf(bytes)}`
  if (files === 1) return size && `One file, ${size}.`
  return size ? `They come as ${files} files, ${size} in all.` : `They come as ${files} files.`
}
