// Pages with scripts of their own, which are named here and not in the manifest, because that is part of the first load.
import { lazyRouteComponent } from '@tanstack/react-router'
import { loadPart } from '../../load-part.ts'

export const PrivatePage = lazyRouteComponent(
  () => loadPart(() => import('./private/private-page.tsx')),
  'PrivatePage',
)
export const DuplicatesPage = lazyRouteComponent(
  () => loadPart(() => import('./duplicates/duplicates-page.tsx')),
  'DuplicatesPage',
)
export const PlacesPage = lazyRouteComponent(
  () => loadPart(() => import('./places/places-page.tsx')),
  'PlacesPage',
)
export const PortfolioPage = lazyRouteComponent(
  () => loadPart(() => import('./portfolio/portfolio-page.tsx')),
  'PortfolioPage',
)
export const StatisticsPage = lazyRouteComponent(
  () => loadPart(() => import('./statistics/statistics-page.tsx')),
  'StatisticsPage',
)
export const AlbumsPage = lazyRouteComponent(
  () => loadPart(() => import('./albums/albums-page.tsx')),
  'AlbumsPage',
)
export const AlbumPage = lazyRouteComponent(
  () => loadPart(() => import('./albums/album-page.tsx')),
  'AlbumPage',
)
export const LinksPage = lazyRouteComponent(
  () => loadPart(() => import('./links/links-page.tsx')),
  'LinksPage',
)
export const LinkPage = lazyRouteComponent(() => loadPart(() => import('./links/link-page.tsx')), 'LinkPage')
