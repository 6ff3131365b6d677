// Settings of what everybody may see of a person's photos, and of what every photo that leaves says about its rights.

import { useQuery } from '@tanstack/react-query'
import { BackLink } from '../../../ui/back-link.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { albumsQuery } from '../albums/album-data.ts'
import { portfolioQuery, rightsQuery } from './portfolio-data.ts'
import { PortfolioForm } from './portfolio-form.tsx'
import { RightsForm } from './rights-form.tsx'

export function PortfolioPage() {
  const portfolio = useQuery(portfolioQuery)
  const rights = useQuery(rightsQuery)
  const albums = useQuery(albumsQuery)
  const error = portfolio.error ?? rights.error ?? albums.error
  const isLoaded = portfolio.data !== undefined && rights.data && albums.data
  return (
    <Page>
      <PageHeader
        title="Portfolio"
        subtitle="What everybody may see of your photos."
        actions={<BackLink to="/photos">Photos</BackLink>}
      />
      {isLoaded ? (
        <div className="grid max-w-3xl gap-8">
          <PortfolioForm portfolio={portfolio.data ?? null} albums={albums.data} />
          <section aria-labelledby="rights-title" className="grid gap-3">
            <h2 id="rights-title" className="font-semibold text-lg">
              Rights
            </h2>
            <RightsForm rights={rights.data} />
          </section>
        </div>
      ) : error ? (
        <ErrorState
          error={error}
          title="The portfolio could not be loaded"
          onRetry={() => void Promise.all([portfolio.refetch(), rights.refetch(), albums.refetch()])}
        />
      ) : (
        <Skeleton className="h-96 max-w-3xl rounded-lg" />
      )}
    </Page>
  )
}
