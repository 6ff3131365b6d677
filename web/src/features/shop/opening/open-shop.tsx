import { ImagePlus, Truck, WalletCards } from 'lucide-react'
import type { ReactNode } from 'react'
import { PageHeader } from '../../../ui/page.tsx'
import { OpeningForm } from './opening-form.tsx'

/** What somebody sees who has no shop yet. */
export function OpenShop() {
  return (
    <>
      <PageHeader title="Open a shop" subtitle="Sell what you make, from an address of your own." />
      <div className="grid max-w-5xl items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <OpeningForm />
        <ul className="grid gap-5 text-sm leading-6">
          <Reason icon={<ImagePlus />} title="Your photos are there already">
            Pick pictures from the photo room. Every size that a page needs is made for you.
          </Reason>
          <Reason icon={<WalletCards />} title="Never sold twice">
            The last piece goes to one customer, and nobody is charged twice.
          </Reason>
          <Reason icon={<Truck />} title="From order to parcel">
            Invoices, packing slips and messages to customers come by themselves.
          </Reason>
        </ul>
      </div>
    </>
  )
}

function Reason({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <span aria-hidden="true" className="mt-0.5 text-accent [&_svg]:size-5">
        {icon}
      </span>
      <span className="font-medium">{title}</span>
      <span className="col-start-2 text-pretty text-ink-soft">{children}</span>
    </li>
  )
}
