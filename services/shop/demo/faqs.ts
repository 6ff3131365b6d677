/** What customers of the demo shop ask. */
export const FAQS: readonly { question: string; answer: string }[] = [
  {
    question: 'Where do you deliver?',
    answer:
      'Everywhere in the Netherlands, and to Belgium, Germany and Luxembourg. Fish, dairy and eggs go to Dutch addresses only, because they have to arrive cold the next morning.',
  },
  {
    question: 'When will my order arrive?',
    answer:
      'What you order before 14:00 from Monday to Friday leaves the same day and arrives the next working day in the Netherlands. Belgium, Germany and Luxembourg take one or two days more. You get a link to follow the parcel as soon as it is on its way.',
  },
  {
    question: 'What does delivery cost?',
    answer:
      'In the Netherlands **€4.95** up to 10 kg and **€8.95** up to 30 kg, and nothing from **€60**. To Belgium, Germany and Luxembourg **€9.50** up to 10 kg and **€14.50** up to 30 kg. Picking it up in Utrecht is free.',
  },
  {
    question: 'Can I pick up my order?',
    answer:
      'Yes, at Voorbeeldkade 12 in Utrecht, from Tuesday to Saturday between 10:00 and 18:00. We write to you when it is ready, usually within two hours, and keep it for three days.',
  },
  {
    question: 'How can I pay?',
    answer:
      'By card, or by bank transfer within seven days after delivery. This is a demonstration: cards are test cards, and no money moves.',
  },
  {
    question: 'How do you keep cold things cold?',
    answer:
      'With ice packs in a box of pressed straw, which keeps below 7 °C for thirty hours. The packs hold only water and salt: freeze them again, or cut them open and give them to the sink.',
  },
  {
    question: 'What happens with the packaging?',
    answer:
      'Boxes are cardboard and straw and go with waste paper and garden waste. Milk bottles carry a deposit, which is in the price: hand them to the courier or bring them to Utrecht, and we pay it back.',
  },
  {
    question: 'Something arrived broken or spoiled. What now?',
    answer:
      'Send us a photo within two days, to hello@polder-pantry.example. You choose between your money back and a new one. You need not send anything back.',
  },
  {
    question: 'Can I return what I do not like?',
    answer:
      'Unopened goods that keep, such as pasta, tins, oil or coffee, can be returned within 30 days. Fresh goods cannot, because nobody could buy them again. The details are on our returns page.',
  },
  {
    question: 'Can I change or cancel my order?',
    answer:
      'As long as we have not begun to pack it: open the link in your confirmation and choose “Cancel order”. Afterwards write to us, and we do what can still be done.',
  },
  {
    question: 'Which products are vegan?',
    answer:
      'Choose **Diet: Vegan** in the filters of a category or a search. What stands there contains nothing from animals according to its maker. Traces are named in the description where we know of them.',
  },
  {
    question: 'Which products are gluten-free?',
    answer:
      'Choose **Diet: Gluten-free** in the filters. Our oats are tested below 20 ppm in each batch. Bread is packed in another room, but we are not a gluten-free business: if traces make you ill, please ask before you order.',
  },
  {
    question: 'Where do I find allergens?',
    answer:
      'In the description of each product, after “Contains”. If you miss one, ask us; the package counts if it ever says something else.',
  },
  {
    question: 'Are your products organic?',
    answer:
      'About half of them. They carry **Grown: Organic** and come from certified farms. The others we chose for their taste or their maker, and we say where they come from.',
  },
  {
    question: 'Do you sell to restaurants?',
    answer:
      'Gladly. From ten pieces of a product we make an offer, usually within a day: hello@polder-pantry.example. Invoices show VAT, and we deliver in Utrecht by cargo bike.',
  },
]
