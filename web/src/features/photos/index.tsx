// The photos room: uploads, gallery, viewer and trash.
export { ArchivePage } from './archive/archive-page.tsx'
export { PhotoPicker, type PhotoPickerProps } from './photo-picker.tsx'
export { PhotosPage } from './photos-page.tsx'
export {
  AlbumPage,
  AlbumsPage,
  DuplicatesPage,
  LinkPage,
  LinksPage,
  PlacesPage,
  PortfolioPage,
  PrivatePage,
  StatisticsPage,
} from './seldom-pages.ts'
export { TrashPage } from './trash-page.tsx'
export { addDropped } from './upload/add-dropped.ts'
export { UploadTray } from './upload/tray.tsx'
