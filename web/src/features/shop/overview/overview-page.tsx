import { Link } from '@tanstack/react-router'
import { ExternalLink, Plus } from 'lucide-react'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ShopGate, ShopPage, useShop } from '../shop-page.tsx'
import { MissingCard } from './missing-card.tsx'

const Figures = lazyPart(
  async () => (await import('./shop-figures.tsx')).Figures,
  <Skeleton className="h-96 rounded-lg" />,
)

export const OverviewPage = () => (
  <ShopGate>
    <Overview />
  </ShopGate>
)

function Overview() {
  const { name, handle, tagline, isOpen } = useShop()
  return (
    <ShopPage
      title={name}
      subtitle={
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={isOpen ? 'ok' : 'neutral'}>{isOpen ? 'Open' : 'Closed'}</Badge>
          {tagline}
        </span>
      }
      actions={
        <>
          <Button asChild>
            <a href={`/shop/${handle}`} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden="true" />
              View my shop
            </a>
          </Button>
          <Button asChild variant="primary">
            <Link to="/store/products/$productId" params={{ productId: 'new' }}>
              <Plus aria-hidden="true" />
              New product
            </Link>
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <MissingCard />
        <Figures />
      </div>
    </ShopPage>
  )
}
