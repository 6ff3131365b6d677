// How the shell reaches the photos room: only by these lazy names, so that it stays out of the first load.
import { lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'

const asked = Promise.withResolvers<void>()

function load() {
  asked.resolve()
  return import('./features/photos/index.tsx')
}

/** On the other pages uploads make way for what the person came for. Milliseconds. */
const courtesy = 1000

async function loadUploads() {
  await Promise.race([asked.promise, new Promise((resolve) => setTimeout(resolve, courtesy))])
  return { default: (await load()).UploadTray }
}

export const PhotosPage = lazyRouteComponent(load, 'PhotosPage')
export const TrashPage = lazyRouteComponent(load, 'TrashPage')
export const PrivatePage = lazyRouteComponent(
  () => import('./features/photos/private/private-page.tsx'),
  'PrivatePage',
)
export const UploadTray = lazy(loadUploads)
export const PhotoPicker = lazy(async () => ({ default: (await load()).PhotoPicker }))
