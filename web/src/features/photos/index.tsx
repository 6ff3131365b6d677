// The photos room: uploads, gallery, viewer and trash.
export { PhotoPicker, type PhotoPickerProps } from './photo-picker.tsx'
export { PhotosPage } from './photos-page.tsx'
export { TrashPage } from './trash-page.tsx'
export { UploadTray } from './upload/tray.tsx'
export { uploads } from './upload/uploads.ts'
