// What the program that renders galleries is given (web/gallery-pages/server.tsx).
import type { PortfolioPage } from './schemas.ts'

export type GalleryPage = { kind: 'portfolio'; page: PortfolioPage }
