// Pages with scripts of their own, which are named here and not in the manifest, because that is part of the first load.
import { lazyRouteComponent } from '@tanstack/react-router'
import { loadPart } from '../../load-part.ts'

const loadArranging = () => loadPart(() => import('./arranging-pages.ts'))
export const AlbumPage = lazyRouteComponent(loadArranging, 'AlbumPage')
export const AlbumsPage = lazyRouteComponent(loadArranging, 'AlbumsPage')
export const LinkPage = lazyRouteComponent(loadArranging, 'LinkPage')
export const LinksPage = lazyRouteComponent(loadArranging, 'LinksPage')
export const PortfolioPage = lazyRouteComponent(loadArranging, 'PortfolioPage')

const loadLooking = () => loadPart(() => import('./looking-pages.ts'))
export const DuplicatesPage = lazyRouteComponent(loadLooking, 'DuplicatesPage')
export const PlacesPage = lazyRouteComponent(loadLooking, 'PlacesPage')
export const PrivatePage = lazyRouteComponent(loadLooking, 'PrivatePage')
export const StatisticsPage = lazyRouteComponent(loadLooking, 'StatisticsPage')
