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
const PrivatePage = lazyRouteComponent(
  () => loadPart(() => import('./private/private-page.tsx')),
  'PrivatePage',
)
const AlbumsPage = lazyRouteComponent(() => loadPart(() => import('./albums/albums-page.tsx')), 'AlbumsPage')
const AlbumPage = lazyRouteComponent(() => loadPart(() => import('./albums/album-page.tsx')), 'AlbumPage')
const TrashPage = lazyRouteComponent(load, 'TrashPage')
const ArchivePage = lazyRouteComponent(load, 'ArchivePage')
const DuplicatesPage = lazyRouteComponent(
  () => loadPart(() => import('./duplicates/duplicates-page.tsx')),
  'DuplicatesPage',
)
const PlacesPage = lazyRouteComponent(() => loadPart(() => import('./places/places-page.tsx')), 'PlacesPage')
const StatisticsPage = lazyRouteComponent(
  () => loadPart(() => import('./statistics/statistics-page.tsx')),
  'StatisticsPage',
)

const PAGES = new Map([
  ['/photos/trash', TrashPage],
  ['/photos/private', PrivatePage],
  ['/photos/archive', ArchivePage],
  ['/photos/albums', AlbumsPage],
  ['/photos/duplicates', DuplicatesPage],
  ['/photos/places', PlacesPage],
  ['/photos/statistics', StatisticsPage],
])

function routes(app: AppRoute) {
  const photos = createRoute({
    getParentRoute: () => app,
    path: '/photos',
    validateSearch: readPhotoFilters,
    component: PhotosPage,
  })
  /** It has no page of its own: PhotosPage opens the viewer when there is a `photoId`. */
  const photo = createRoute({ getParentRoute: () => photos, path: '$photoId' })
  const trash = createRoute({ getParentRoute: () => app, path: '/photos/trash', component: TrashPage })
  const privatePhotos = createRoute({
    getParentRoute: () => app,
    path: '/photos/private',
    component: PrivatePage,
  })
  const archive = createRoute({ getParentRoute: () => app, path: '/photos/archive', component: ArchivePage })
  const duplicates = createRoute({
    getParentRoute: () => app,
    path: '/photos/duplicates',
    component: DuplicatesPage,
  })
  const places = createRoute({ getParentRoute: () => app, path: '/photos/places', component: PlacesPage })
  const statistics = createRoute({
    getParentRoute: () => app,
    path: '/photos/statistics',
    component: StatisticsPage,
  })
  const albums = createRoute({ getParentRoute: () => app, path: '/photos/albums', component: AlbumsPage })
  const album = createRoute({
    getParentRoute: () => app,
    path: '/photos/albums/$albumId',
    component: AlbumPage,
  })
  return [
    photos.addChildren([photo]),
    privatePhotos,
    trash,
    archive,
    duplicates,
    places,
    statistics,
    albums,
    album,
  ] as const
}

/** The album that an address shows. */
const albumAt = (path: string) => /^\/photos\/albums\/([0-9A-Za-z-]+)$/.exec(path)?.[1]

export const photosRoom = {
  path: '/photos',
  label: 'Photos',
  stores: 'photos',
  icon: Images,
  role: 'member',
  routes,
  pageAt: (path: string) => PAGES.get(path) ?? (albumAt(path) ? AlbumPage : PhotosPage),
  drop: {
    title: 'Drop to upload',
    hint: 'Photos or whole folders',
    take(files: File[]) {
      const albumId = albumAt(location.pathname)
      void load().then(({ uploads }) => uploads.add(files, albumId))
    },
  },
  palette: () => import('./palette.ts'),
  Companion: lazyPart(loadUploads),
} satisfies Room
