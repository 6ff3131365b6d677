import { Mail } from 'lucide-react'
import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import type { PostalAddress } from '../../../../../services/shop/shops/schemas.ts'
import { Card } from '../../../ui/card.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { countryName } from '../opening/countries.ts'
import { METHOD_WORDS } from './order-words.ts'

export function OrderCustomer({ order }: { order: ShopOrder }) {
  const { email, shippingAddress, billingAddress, paymentMethod, shippingMethod } = order
  const isSame = JSON.stringify(shippingAddress) === JSON.stringify(billingAddress)
  return (
    <Card className="grid gap-4 text-sm">
      <h2 className="font-semibold text-base">Customer</h2>
      <a
        href={`mailto:${email}`}
        className="inline-flex items-center gap-2 text-accent [overflow-wrap:anywhere] hover:underline"
      >
        <Mail aria-hidden="true" className="size-4 shrink-0" />
        {email}
      </a>
      <Address title="Ship to" address={shippingAddress} />
      {isSame ? (
        <p className="text-ink-soft text-note">The invoice goes to the same address.</p>
      ) : (
        <Address title="Invoice to" address={billingAddress} />
      )}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-ink-soft">Shipping</dt>
        <dd>{shippingMethod.name}</dd>
        <dt className="text-ink-soft">Payment</dt>
        <dd>{METHOD_WORDS[paymentMethod]}</dd>
      </dl>
    </Card>
  )
}

function Address({ title, address }: { title: string; address: PostalAddress }) {
  const lines = addressLines(address)
  return (
    <div className="flex items-start justify-between gap-2">
      <div className="grid gap-0.5">
        <p className="text-ink-soft text-note">{title}</p>
        <address className="not-italic leading-6 [overflow-wrap:anywhere]">
          {lines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </address>
      </div>
      <CopyButton label={`Copy the address: ${title}`} text={lines.join('\n')} />
    </div>
  )
}

/** For the screen; papers write addresses as each country does. */
function addressLines(address: PostalAddress): string[] {
  const { name, company, line1, line2, postalCode, city, region, country, phone } = address
  const place = [postalCode, city, region].filter(Boolean).join(' ')
  return [name, company, line1, line2, place, countryName(country), phone].filter(Boolean)
}
