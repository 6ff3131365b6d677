// A portfolio: the albums that a person shows to everybody, under /by/{handle}. The web and its pages import this file.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'

/** How its pages look. `grid`: rows without gaps. `editorial`: a magazine's page. `wall`: framed, on a dark wall. */
export const PORTFOLIO_LOOKS = ['grid', 'editorial', 'wall'] as const
export const PortfolioLook = Type.Enum([...PORTFOLIO_LOOKS])
export type PortfolioLook = Static<typeof PortfolioLook>

/** Albums that one portfolio shows. */
export const MOST_SHOWN_ALBUMS = 50

const fields = {
  /** Its name in addresses. Plain ASCII only, and none that looks like another's. */
  handle: Type.String({ minLength: 1, maxLength: 100 }),
  isPublished: Type.Boolean(),
  displayName: Type.String({ minLength: 1, maxLength: 100 }),
  /** Plain text; an empty line begins a paragraph. */
  about: Type.String({ maxLength: 3000 }),
  look: PortfolioLook,
  /** `#rrggbb`; pages make it readable. */
  accent: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
  /** Whether visitors can write to the person, who answers by mail. */
  takesMessages: Type.Boolean(),
  /** Whether it leads to the person's own shop while that is open. */
  linksShop: Type.Boolean(),
}

/** The whole of it, as it is saved; albums in the order in which they are shown. */
export const PortfolioSettings = Type.Object(
  { ...fields, albumIds: Type.Array(Id, { maxItems: MOST_SHOWN_ALBUMS, uniqueItems: true }) },
  { additionalProperties: false },
)
export type PortfolioSettings = Static<typeof PortfolioSettings>

export const Portfolio = Type.Object({
  ...PortfolioSettings.properties,
  /** The addresses of its albums, by their ids. An album keeps its address when its title changes. */
  slugs: Type.Record(Type.String(), Type.String()),
  updatedAt: Type.String(),
})
export type Portfolio = Static<typeof Portfolio>

export const HandleAvailability = Type.Object({
  isAvailable: Type.Boolean(),
  /** In plain words; null where it is available. */
  reason: nullable(Type.String()),
})
export type HandleAvailability = Static<typeof HandleAvailability>

/** What a visitor sends from the form. */
export const VisitorMessage = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    email: Type.String({ minLength: 3, maxLength: 254 }),
    text: Type.String({ minLength: 1, maxLength: 5000 }),
  },
  { additionalProperties: false },
)
export type VisitorMessage = Static<typeof VisitorMessage>

/** A photo as public pages draw it. */
export interface PublicPhoto {
  id: string
  /** A hash of what it looks like, which its addresses contain. */
  version: string
  /** Pixels, upright. */
  width: number
  height: number
  /** Base64. */
  thumbhash: string
  /** Empty where only the file has a name. */
  title: string
  description: string
  creator: string
  copyright: string
  licenceUrl: string
}

export interface PublicAlbum {
  slug: string
  title: string
  description: string
  /** Null where nobody has counted: a smart album. */
  count: number | null
  cover: PublicPhoto | null
}

export type PortfolioView =
  | { kind: 'home'; albums: readonly PublicAlbum[] }
  /** `next` is the cursor of the photos that follow. */
  | {
      kind: 'album'
      album: Omit<PublicAlbum, 'cover' | 'count'>
      photos: readonly PublicPhoto[]
      next: string | null
      isFirst: boolean
    }
  | { kind: 'missing' }

/** A page of a portfolio, the same for everybody. */
export interface PortfolioPage {
  handle: string
  displayName: string
  about: readonly string[]
  look: PortfolioLook
  accent: string
  takesMessages: boolean
  /** The person's open shop; null for none. */
  shop: { handle: string; name: string } | null
  /** Whether it is not published, and its owner looks at it. */
  isPreview: boolean
  view: PortfolioView
}

export const portfolioPath = (handle: string, path = ''): string => `/by/${handle}${path}`

/** Pixels on the long side's width; no other is ever made. */
export const PUBLIC_WIDTHS = [320, 640, 960, 1280, 1600, 2048] as const
export type PublicWidth = (typeof PUBLIC_WIDTHS)[number]

export const publicImageUrl = ({ id, version }: Pick<PublicPhoto, 'id' | 'version'>, width: PublicWidth) =>
  `/portfolio-images/${id}/${version}/${width}/fit`

/** What is read out in place of the photo. */
export const altOf = ({ title, description }: Pick<PublicPhoto, 'title' | 'description'>, fallback: string) =>
  title || description.slice(0, 200) || fallback

/** As images of this width are made: never larger than the photo. */
export function sizeOf({ width, height }: Pick<PublicPhoto, 'width' | 'height'>, most: number) {
  const scale = Math.min(1, most / width)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
