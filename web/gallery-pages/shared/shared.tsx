import type { SharedPage } from '../../../services/photos/portfolio/page-schemas.ts'
import { SkipLink } from '../skip-link.tsx'
import { FilesPage } from './files-page.tsx'
import { PasswordPage } from './password-page.tsx'
import { PhotosPage } from './photos-page.tsx'

export function Shared({ page }: { page: SharedPage }) {
  return (
    <div className="portfolio look-grid">
      <SkipLink />
      {page.kind === 'password' && <PasswordPage page={page} />}
      {page.kind === 'photos' && <PhotosPage page={page} />}
      {page.kind === 'files' && <FilesPage page={page} />}
      {page.kind === 'ended' && (
        <main id="content" className="shared-note">
          <h1>{page.title}</h1>
          <p>{page.words}</p>
          {page.path && (
            <p>
              <a href={page.path}>Back to the photos</a>
            </p>
          )}
        </main>
      )}
    </div>
  )
}
