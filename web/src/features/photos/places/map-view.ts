// What a map shows and how it is moved: pure, in parts of the whole world from 0 to 1.
import type { Place, PlacesQuery } from '../../../../../services/photos/view-schemas.ts'
import type { Size } from '../viewer/zoom.ts'

export interface View {
  /** Degrees of the middle. */
  latitude: number
  longitude: number
  /** 0 shows the whole world across; each step doubles the scale. */
  zoom: number
}

export const WORLD: View = { latitude: 0, longitude: 0, zoom: 0 }
export const MOST_ZOOM = 13
const MAX_LATITUDE = 84
/** Pixels of a square whose photos are drawn as one. */
const SQUARE = 110

const worldPixels = ({ zoom }: View, { width, height }: Size) => Math.max(width, height, 1) * 2 ** zoom

const toX = (longitude: number) => (longitude + 180) / 360
function toY(latitude: number): number {
  const sine = Math.sin((Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, latitude)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}
const toLongitude = (x: number) => around(x) * 360 - 180
const toLatitude = (y: number) =>
  Math.min(
    MAX_LATITUDE,
    Math.max(-MAX_LATITUDE, 90 - (360 * Math.atan(Math.exp((y - 0.5) * 2 * Math.PI))) / Math.PI),
  )
const around = (x: number) => ((x % 1) + 1) % 1

/** Follows the hand by pixels. */
export function moved(view: View, x: number, y: number, size: Size): View {
  const pixels = worldPixels(view, size)
  return settled({
    ...view,
    longitude: toLongitude(toX(view.longitude) - x / pixels),
    latitude: toLatitude(toY(view.latitude) - y / pixels),
  })
}

/** What is at this many pixels from the middle stays there. */
export function zoomed(view: View, by: number, size: Size, at = { x: 0, y: 0 }): View {
  const zoom = Math.min(MOST_ZOOM, Math.max(0, view.zoom + by))
  const [before, after] = [worldPixels(view, size), worldPixels({ ...view, zoom }, size)]
  return settled({
    zoom,
    longitude: toLongitude(toX(view.longitude) + at.x / before - at.x / after),
    latitude: toLatitude(toY(view.latitude) + at.y / before - at.y / after),
  })
}

/** The whole world has its equator in the middle. */
const settled = (view: View): View => (view.zoom < 1 ? { ...view, latitude: 0 } : view)

/** The part of the map that is seen, and how fine its squares are. */
export function partOf(view: View, size: Size): PlacesQuery {
  const pixels = worldPixels(view, size)
  const [half, tall] = [size.width / 2 / pixels, size.height / 2 / pixels]
  const y = toY(view.latitude)
  const isAll = half >= 0.5
  return {
    west: isAll ? -180 : round(toLongitude(toX(view.longitude) - half)),
    east: isAll ? 180 : round(toLongitude(toX(view.longitude) + half)),
    north: round(toLatitude(Math.max(0, y - tall))),
    south: round(toLatitude(Math.min(1, y + tall))),
    level: Math.min(16, Math.max(0, Math.round(Math.log2(pixels / SQUARE)))),
  }
}
const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4

/** Pixels from the left and the top. */
export function placeOnMap(
  { latitude, longitude }: Pick<Place, 'latitude' | 'longitude'>,
  view: View,
  size: Size,
) {
  const pixels = worldPixels(view, size)
  const east = around(toX(longitude) - toX(view.longitude) + 0.5) - 0.5
  return {
    x: size.width / 2 + east * pixels,
    y: size.height / 2 + (toY(latitude) - toY(view.latitude)) * pixels,
  }
}
