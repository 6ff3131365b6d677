// The texts that a shop has to have. They describe this demonstration and are nobody's legal advice.

import type { Static } from 'typebox'
import type { PageKind } from '../pages/schemas.ts'

export interface DemoPage {
  kind: Static<typeof PageKind>
  title: string
  body: string
}

export const PAGES: readonly DemoPage[] = [
  {
    kind: 'about',
    title: 'About us',
    body: `## A small grocery with short ways

Polder & Pantry began in 2014 as a stall at the market of Utrecht, with four cheeses, and bread from the night before. Today we are seven people and forty-four products, and we know who makes each of them.

**We choose slowly.** Before something comes onto the shelf, all seven of us eat it for a week.

**We say what we know.** Where it grew, what is in it, how it was caught. Where we do not know, we do not make it up.

**We keep the range small.** One good olive oil is better than eleven.

---

*This is the demonstration shop of Atelier. Its products, makers and prices are invented, its pictures are drawn, and nothing is sent to anybody.*`,
  },
  {
    kind: 'terms',
    title: 'Terms of sale',
    body: `*These are the terms of a demonstration. Nothing is sold and no money moves.*

## 1. Who sells
Polder & Pantry B.V. (invented), Voorbeeldkade 12, 3511 AA Utrecht, the Netherlands.

## 2. How a contract comes about
What the shop shows invites you to order. You order with the button at the end of the checkout, where you see everything that you buy and what it costs. The contract comes about when we confirm the order by mail.

## 3. Prices
Prices are in euros and include VAT: 9 % for food. The cost of delivery is shown before you order.

## 4. Payment
By card when you order, or by transfer within seven days after delivery. Goods stay ours until they are paid.

## 5. Delivery
We deliver to the address that you give us. If something is sold out in spite of your order, we tell you at once and give back what you paid for it.

## 6. Withdrawal
You may withdraw from the contract within 14 days after delivery without giving a reason, except for goods that spoil quickly and for sealed goods that you have opened. See our returns page.

## 7. When something is wrong
The law’s warranty applies. Write to hello@polder-pantry.example, and we put it right.

## 8. Which law
Dutch law, without taking from consumers what the law of their own country grants them.`,
  },
  {
    kind: 'privacy',
    title: 'Privacy',
    body: `## What we keep
- **For an order:** name, address, e-mail address, what you bought and how you paid. Tax law wants us to keep invoices for seven years.
- **For your cart:** one cookie with a random number. It says nothing about you, and it goes after thirty days.

## What we do not do
We follow nobody. There are no advertising cookies here, no pixels, and no scripts from elsewhere. We sell no data.

## Who gets it
The carrier gets your address, and the payment provider what it needs for the payment. Nobody else.

## Your rights
You may see your data, have it corrected or deleted, take it with you, and object. Write to hello@polder-pantry.example. You may also complain to the Autoriteit Persoonsgegevens.`,
  },
  {
    kind: 'imprint',
    title: 'Imprint',
    body: `**Polder & Pantry B.V.** (invented for this demonstration)
Voorbeeldkade 12
3511 AA Utrecht
The Netherlands

E-mail: hello@polder-pantry.example

Chamber of Commerce: 00000000
VAT: NL000099998B57

Responsible for the content: the team of Polder & Pantry.`,
  },
  {
    kind: 'returns',
    title: 'Returns & refunds',
    body: `## Thirty days for what keeps
Unopened pasta, rice, pulses, tins, jars, oil, honey, coffee, tea and sweets can come back within **30 days**. Open your order by the link in its mail and choose “Return something”. We send you a label; in the Netherlands it is free.

## Fresh goods
Bread, fruit, vegetables, dairy, eggs and fish cannot be returned, because they spoil. If they arrive in a state in which you would not eat them, tell us within **two days**: you get your money back, and keep or compost the rest.

## Your money
We pay back within **five days** after the parcel has arrived, in the way you paid. If you return everything within 14 days, we also pay back what the cheapest delivery cost.`,
  },
]
