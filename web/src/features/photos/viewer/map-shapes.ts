// Draws a part of the world as SVG paths from TopoJSON, without an external service.
import { type GeoProjection, geoContains, geoGraticule, geoMercator, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

export type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>

export interface MapView {
  /** Degrees. */
  latitude: number
  longitude: number
  /** 0 shows the whole world; each step doubles the scale. */
  zoom: number
  width: number
  height: number
}

export interface MapShapes {
  land: string
  borders: string
  graticule: string
  /** The position in pixels. */
  pin: { x: number; y: number }
}

export const MAX_ZOOM = 8
/** The Mercator projection ends before the poles, which are at infinity. */
const MAX_LATITUDE = 84

export function mapShapes(world: World, view: MapView): MapShapes {
  const projection = projectionFor(view)
  const path = geoPath(projection)
  const step = view.zoom >= 5 ? 1 : view.zoom >= 3 ? 5 : 15
  const [x, y] = projection([view.longitude, limitLatitude(view.latitude)]) ?? [
    view.width / 2,
    view.height / 2,
  ]
  return {
    land: path(feature(world, world.objects.land)) ?? '',
    borders: path(mesh(world, world.objects.countries, (a, b) => a !== b)) ?? '',
    graticule: path(geoGraticule().step([step, step]).extent(surroundings(view))()) ?? '',
    pin: { x, y },
  }
}

/** The country at a position; null at sea, and where the coast is too coarse to tell. */
export function countryAt(
  world: World,
  { latitude, longitude }: Pick<MapView, 'latitude' | 'longitude'>,
): string | null {
  const countries = feature(world, world.objects.countries) as FeatureCollection<
    Polygon | MultiPolygon,
    { name: string }
  >
  const found = countries.features.find((country: Feature) => geoContains(country, [longitude, latitude]))
  return found?.properties.name ?? null
}

function projectionFor({ latitude, longitude, zoom, width, height }: MapView): GeoProjection {
  const scale = (Math.max(width, height) / (2 * Math.PI)) * 2 ** zoom
  return (
    geoMercator()
      // The globe is rotated instead of moving the plane, so that the date line is never an edge.
      .rotate([-longitude, 0])
      .center([0, zoom < 1 ? 0 : limitLatitude(latitude)])
      .scale(scale)
      .translate([width / 2, height / 2])
      .clipExtent([
        [-8, -8],
        [width + 8, height + 8],
      ])
      .precision(0.5)
  )
}

/** Lines far outside the picture would only cost time. */
function surroundings({ latitude, longitude, zoom }: MapView): [[number, number], [number, number]] {
  if (zoom < 2)
    return [
      [-180, -80],
      [180, 80.001],
    ]
  const reach = 360 / 2 ** zoom
  const low = (value: number) => Math.floor((value - reach) / 15) * 15
  const high = (value: number) => Math.ceil((value + reach) / 15) * 15
  return [
    [low(longitude), Math.max(-80, low(latitude))],
    [high(longitude), Math.min(80, high(latitude)) + 0.001],
  ]
}

const limitLatitude = (latitude: number) => Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, latitude))
