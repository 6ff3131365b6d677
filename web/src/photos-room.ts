// How the shell reaches the photos room: only by these lazy names, so that it stays out of the first load.
import { lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'

const load = () => import('./features/photos/index.tsx')

export const PhotosPage = lazyRouteComponent(load, 'PhotosPage')
export const TrashPage = lazyRouteComponent(load, 'TrashPage')
export const UploadTray = lazy(async () => ({ default: (await load()).UploadTray }))
export const PhotoPicker = lazy(async () => ({ default: (await load()).PhotoPicker }))
