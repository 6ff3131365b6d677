import type { StorefrontPage } from '../../shop/storefront/schemas.ts'
import { seoOf } from '../../shop/storefront/seo.ts'
import type { Renderer } from '../page-renderer.ts'
import { createWriting } from '../page-writing.ts'
import { storefrontDocument } from './document.ts'

export const createStorefrontWriting = (renderer: () => Promise<Renderer<StorefrontPage>>) =>
  createWriting<StorefrontPage>({
    renderer,
    write(page, origin, { render, files }) {
      const seo = seoOf(page, origin)
      return { html: storefrontDocument({ page, seo, files, body: render(page) }), isIndexed: seo.isIndexed }
    },
  })
