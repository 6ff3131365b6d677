// What the shell and other rooms know about the photos room; everything else stays out of the first load.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Images } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import { nextTask } from '../../next-task.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { readPhotoFilters } from './photo-filters.ts'

const asked = Promise.withResolvers<void>()

function load() {
  asked.resolve()
  return loadPart(async () => {
    const part = await import('./index.tsx')
    // Evaluated is enough for one task; drawing it is another.
    await nextTask()
    return part
  })
}

/** Milliseconds that uploads wait on other pages, so that the page's own requests come first. */
const courtesy = 1000

async function loadUploads() {
  await Promise.race([asked.promise, new Promise((resolve) => setTimeout(resolve, courtesy))])
  return (await load()).UploadTray
}

const PhotosPage = lazyRouteComponent(load, 'PhotosPage')
/** They come with the room or, if they are opened less often, with a script of their own. */
const PAGES = {
  '/photos/trash': lazyRouteComponent(load, 'TrashPage'),
  '/photos/private': lazyRouteComponent(load, 'PrivatePage'),
  '/photos/archive': lazyRouteComponent(load, 'ArchivePage'),
  '/photos/albums': lazyRouteComponent(load, 'AlbumsPage'),
  '/photos/albums/$albumId': lazyRouteComponent(load, 'AlbumPage'),
  '/photos/duplicates': lazyRouteComponent(load, 'DuplicatesPage'),
  '/photos/places': lazyRouteComponent(load, 'PlacesPage'),
  '/photos/statistics': lazyRouteComponent(load, 'StatisticsPage'),
  '/photos/links': lazyRouteComponent(load, 'LinksPage'),
  '/photos/links/$linkId': lazyRouteComponent(load, 'LinkPage'),
  '/photos/portfolio': lazyRouteComponent(load, 'PortfolioPage'),
}
type PagePath = keyof typeof PAGES

function routes(app: AppRoute) {
  const photos = createRoute({
    getParentRoute: () => app,
    path: '/photos',
    validateSearch: readPhotoFilters,
    component: PhotosPage,
  })
  /** It has no page of its own: PhotosPage opens the viewer when there is a `photoId`. */
  const photo = createRoute({ getParentRoute: () => photos, path: '$photoId' })
  const at = <Path extends PagePath>(path: Path) =>
    createRoute({ getParentRoute: () => app, path, component: PAGES[path] })
  return [
    photos.addChildren([photo]),
    at('/photos/private'),
    at('/photos/trash'),
    at('/photos/archive'),
    at('/photos/duplicates'),
    at('/photos/places'),
    at('/photos/statistics'),
    at('/photos/albums'),
    at('/photos/albums/$albumId'),
    at('/photos/links'),
    at('/photos/links/$linkId'),
    at('/photos/portfolio'),
  ] as const
}

export const photosRoom = {
  path: '/photos',
  label: 'Photos',
  stores: 'photos',
  icon: Images,
  role: 'member',
  routes,
  pageAt(path: string) {
    const pattern = path.replace(/(albums\/).+/, '$1$albumId').replace(/(links\/).+/, '$1$linkId')
    return PAGES[pattern as PagePath] ?? PhotosPage
  },
  drop: {
    title: 'Drop to upload',
    hint: 'Photos or whole folders',
    take(files: File[]) {
      const { pathname } = location
      void load().then(({ addDropped }) => addDropped(files, pathname))
    },
  },
  palette: () => import('./palette.ts'),
  Companion: lazyPart(loadUploads),
} satisfies Room
