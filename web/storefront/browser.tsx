// Takes over the page that the server has rendered.
import './storefront.css'
import { hydrateRoot } from 'react-dom/client'
import type { StorefrontPage } from '../../services/shop/storefront/schemas.ts'
import { loadLater } from './later.ts'
import { Storefront } from './storefront.tsx'

const root = document.getElementById('shop')
const data = document.getElementById('page')?.textContent
if (root && data) void takeOver(root, JSON.parse(data))

async function takeOver(element: HTMLElement, page: StorefrontPage) {
  const later = await loadLater(page.view.kind)
  hydrateRoot(element, <Storefront page={page} later={later} />)
}
