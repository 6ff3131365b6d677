// What search engines and previews of links are told about a page of a portfolio. Pure: it follows from what it shows.
// Sources: https://schema.org/ImageObject, https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
import {
  altOf,
  type PortfolioPage,
  type PublicPhoto,
  portfolioPath,
  publicImageUrl,
  sizeOf,
} from './schemas.ts'

const CONTEXT = 'https://schema.org'
/** Of a long page, its first images: search engines find the others by their own links. */
const MOST_DESCRIBED = 100
const SHORT = 160

export interface PortfolioSeo {
  title: string
  description: string
  canonical: string
  isIndexed: boolean
  /** Open Graph's type. */
  type: 'profile' | 'article'
  image: { url: string; width: number; height: number; alt: string } | null
  structured: readonly object[]
}

/** `origin` is the studio's address, without a slash at its end. */
export function portfolioSeo(page: PortfolioPage, origin: string): PortfolioSeo {
  const { view, handle, displayName, about } = page
  const home = origin + portfolioPath(handle)
  const facts = factsOf(page)
  const canonical = origin + portfolioPath(handle, facts.path)
  return {
    title: facts.title === '' ? displayName : `${facts.title} · ${displayName}`,
    description: shortened(facts.description || about[0] || `Photos by ${displayName}`),
    canonical,
    // Pages behind the first one have its address, and would hide it.
    isIndexed: !page.isPreview && view.kind !== 'missing' && (view.kind !== 'album' || view.isFirst),
    type: view.kind === 'album' ? 'article' : 'profile',
    image: facts.image && {
      ...sizeOf(facts.image, 1280),
      url: origin + publicImageUrl(facts.image, 1280),
      alt: altOf(facts.image, facts.title || displayName),
    },
    structured: structuredOf(page, { origin, home, canonical }),
  }
}

interface Facts {
  title: string
  description: string
  path: string
  image: PublicPhoto | null
}

function factsOf({ view }: PortfolioPage): Facts {
  if (view.kind === 'missing')
    return { title: 'There is nothing here', description: '', path: '', image: null }
  if (view.kind === 'home') {
    const image = view.albums.find(({ cover }) => cover !== null)?.cover ?? null
    return { title: '', description: '', path: '', image }
  }
  const { title, description, slug } = view.album
  return { title, description, path: `/${slug}`, image: view.photos[0] ?? null }
}

interface Addresses {
  origin: string
  home: string
  canonical: string
}

function structuredOf(page: PortfolioPage, { origin, home, canonical }: Addresses): object[] {
  const { view, displayName, about, takesMessages } = page
  const person = { '@type': 'Person', name: displayName, url: home }
  if (view.kind === 'missing') return []
  if (view.kind === 'home')
    return [
      {
        '@context': CONTEXT,
        '@type': 'ProfilePage',
        url: home,
        mainEntity: { ...person, ...(about.length > 0 && { description: about.join('\n\n') }) },
      },
    ]
  const images = view.photos.slice(0, MOST_DESCRIBED).map((photo) => ({
    '@type': 'ImageObject',
    contentUrl: origin + publicImageUrl(photo, 2048),
    thumbnailUrl: origin + publicImageUrl(photo, 320),
    ...sizeOf(photo, 2048),
    name: altOf(photo, view.album.title),
    ...(photo.description && { caption: photo.description }),
    creator: { '@type': 'Person', name: photo.creator || displayName },
    creditText: photo.creator || displayName,
    ...(photo.copyright && { copyrightNotice: photo.copyright }),
    ...(photo.licenceUrl && { license: photo.licenceUrl }),
    acquireLicensePage: takesMessages ? `${home}#contact` : home,
  }))
  return [
    {
      '@context': CONTEXT,
      '@type': 'ImageGallery',
      url: canonical,
      name: view.album.title,
      ...(view.album.description && { description: view.album.description }),
      author: person,
      image: images,
    },
    {
      '@context': CONTEXT,
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: displayName, item: home },
        { '@type': 'ListItem', position: 2, name: view.album.title, item: canonical },
      ],
    },
  ]
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length <= SHORT ? line : `${letters.slice(0, SHORT - 1).join('')}…`
}
