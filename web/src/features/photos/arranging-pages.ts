// What is made of photos: it comes in one file, because who opens one of these pages mostly opens another.
export { AlbumPage } from './albums/album-page.tsx'
export { AlbumsPage } from './albums/albums-page.tsx'
export { LinkPage } from './links/link-page.tsx'
export { LinksPage } from './links/links-page.tsx'
export { PortfolioPage } from './portfolio/portfolio-page.tsx'
