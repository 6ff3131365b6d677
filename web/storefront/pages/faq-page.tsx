import type { PublicFaq } from '../../../services/shop/catalogue/schemas.ts'
import { useShop } from '../shop-context.ts'

export function FaqPage({ faqs }: { faqs: readonly PublicFaq[] }) {
  const { shop } = useShop()
  return (
    <div className="max-w-2xl pt-10">
      <h1 className="mb-6 text-3xl font-semibold">Questions and answers</h1>
      {faqs.map(({ id, question, answerHtml }) => (
        <details key={id} className="border-b border-line">
          <summary className="py-4 font-medium">{question}</summary>
          {/* Inside what is folded up, so that a link to it unfolds it. */}
          <div id={id} className="scroll-mt-20">
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server has sanitised it. */}
            <div className="prose pb-5" dangerouslySetInnerHTML={{ __html: answerHtml }} />
          </div>
        </details>
      ))}
      {faqs.length === 0 && <p className="text-ink-soft">There are no answers here yet.</p>}
      {shop.email && (
        <p className="mt-8 text-ink-soft">
          Is something missing?{' '}
          <a href={`mailto:${shop.email}`} className="text-accent underline underline-offset-4">
            Write to us
          </a>
        </p>
      )}
    </div>
  )
}
