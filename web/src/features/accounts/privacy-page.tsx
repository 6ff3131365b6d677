import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Privacy } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatCount } from '../../ui/format.ts'
import { Mark } from '../../ui/mark.tsx'
import { useTitle } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PrivacyCookies } from './privacy-cookies.tsx'
import { PrivacyRests } from './privacy-rests.tsx'
import { goneAfter, placesOf } from './privacy-words.ts'
import { Section } from './section.tsx'

const days = (count: number) => formatCount(count, 'day')

/** What the studio keeps of people; for anybody, signed in or not. */
export function PrivacyPage() {
  useTitle('Privacy')
  const { data, error, refetch } = useQuery({
    queryKey: ['privacy'],
    queryFn: ({ signal }) => api.get<Privacy>('/privacy', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <main className="mx-auto max-w-3xl px-5 pt-6 pb-16 sm:px-8 md:pt-10">
      <Link to="/" className="inline-flex items-center gap-2.5 rounded-md">
        <Mark size={28} />
        <span className="font-semibold text-lg tracking-tight">Atelier</span>
      </Link>
      <header className="grid gap-2 pt-10 pb-8 md:pt-14">
        <h1 className="font-semibold text-3xl leading-9">What is kept, and for how long</h1>
        <p className="max-w-xl text-pretty text-ink-soft leading-7">
          Only what you bring and what the studio needs to work. Nobody is tracked, nothing is sold, and there
          are no ads.
        </p>
      </header>
      {data ? (
        <Sections privacy={data} />
      ) : error ? (
        <ErrorState error={error} title="This page could not be loaded" onRetry={refetch} />
      ) : (
        <div role="status" aria-label="Loading" className="grid gap-4">
          <Skeleton className="h-40" />
          <Skeleton className="h-56" />
        </div>
      )}
    </main>
  )
}

function Sections({ privacy }: { privacy: Privacy }) {
  const kept = privacy.days
  const isInCloud = privacy.regions.length > 0
  return (
    <>
      <Section title="What">
        <List>
          <Item name="Your account">
            name, address, picture, and your password as a hash that cannot be turned back
          </Item>
          <Item name="Your work">
            photos as you uploaded them, with what your camera wrote into them, their albums, and smaller
            pictures made of them; résumés, applications, campaigns and their recipients, your shop and its
            orders
          </Item>
          <Item name="What you show">
            your portfolio and its address, and links to your photos: for whom, how often and when last they
            were opened, and the pictures with your watermark; until you delete them
          </Item>
          <Item name="What visitors of a link say">
            their favourites and comments, without a name or an address, until you delete the link
          </Item>
          <Item name="Archives">
            a large archive of your photos for {days(kept.photoArchives)}, and what undoes an edit of many for{' '}
            {days(kept.photoUndo)}
          </Item>
          <Item name="Sign-ins">
            when, with which program, and the network they came from without its last part; for{' '}
            {days(kept.trail)}
          </Item>
          <Item name="Conversations">
            with a shop’s assistant, for {days(kept.conversations)} or until you or the shop delete them
          </Item>
          <Item name="Carts left at the checkout">for {days(kept.abandonedOrders)}</Item>
          {isInCloud && (
            <Item name="Logs">
              which account asked for what, never its content; for {days(kept.logs)}, and security events for{' '}
              {days(kept.trail)}
            </Item>
          )}
        </List>
      </Section>
      <Section title="Where">
        <p className="text-pretty leading-7">{placesOf(privacy)}</p>
        <p className="mt-3 text-pretty text-ink-soft text-sm leading-6">
          Others get only what they are needed for: the payment service of a shop where you pay, the mailbox
          that you connect, and a language model’s provider the text that it works on, where the studio’s
          owner has set one up.
        </p>
      </Section>
      <Section
        title="After you delete"
        description={`It waits in the trash, where you can take it back, for ${days(kept.trash)}. Then it is gone from the studio.`}
      >
        <PrivacyRests privacy={privacy} />
      </Section>
      <Section title="When you leave">
        <p className="text-pretty leading-7">
          You have {days(kept.secondThoughts)} to change your mind. Then everything above is removed
          {goneAfter(privacy) > 0 &&
            `, and after another ${days(goneAfter(privacy))} nobody can bring it back`}
          .
        </p>
        <p className="mt-3 text-pretty text-ink-soft text-sm leading-6">
          What stays: a receipt with numbers and no name, for {days(kept.trail)}; orders that you placed, in
          the books of the shop; and your address until the last mail to it was sent,{' '}
          {days(kept.accountMails)} at most.
        </p>
        <div className="mt-5 flex flex-wrap gap-2.5">
          <Button asChild variant="primary">
            <Link to="/profile/data">Download or remove my data</Link>
          </Button>
        </div>
      </Section>
      <Section title="Mails">
        <p className="text-pretty leading-7">
          About your password, your address, the end of your account, and the orders you place. Nothing else,
          no newsletters, and no pictures that tell whether you read them.
        </p>
      </Section>
      <Section
        title="Cookies"
        description="Only those without which something would not work, so there is nothing to agree to."
      >
        <PrivacyCookies cookies={privacy.cookies} />
      </Section>
    </>
  )
}

const List = ({ children }: { children: ReactNode }) => <dl className="grid gap-3.5">{children}</dl>

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="font-medium text-sm">{name}</dt>
      <dd className="text-pretty text-ink-soft text-sm leading-6">{children}</dd>
    </div>
  )
}
