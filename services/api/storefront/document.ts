import type { StorefrontPage } from '../../shop/storefront/schemas.ts'
import type { Seo } from '../../shop/storefront/seo.ts'
import { embedded, pageDocument } from '../page-document.ts'
import type { PageFiles } from '../page-renderer.ts'

export interface StorefrontParts {
  page: StorefrontPage
  seo: Seo
  files: PageFiles
  /** HTML. */
  body: string
}

export function storefrontDocument({ page, seo, files, body }: StorefrontParts): string {
  const { language, look, name } = page.shop
  const { title, description, canonical, isIndexed, type, image, structured } = seo
  return pageDocument({
    head: {
      ...{ language, title, description, structured },
      accent: look.accent,
      theme: look.theme === 'auto' ? 'system' : look.theme,
      canonical: isIndexed ? canonical : null,
      shared: { type, siteName: name, url: canonical, image: image === null ? null : { url: image } },
    },
    files,
    body: `<div id="shop">${body}</div><script type="application/json" id="page">${embedded(page)}</script>`,
  })
}
