import type { PublicPage } from '../../../services/shop/catalogue/schemas.ts'

export function TextPage({ page }: { page: PublicPage }) {
  return (
    <article className="pt-10">
      <h1 className="mb-6 text-3xl font-semibold">{page.title}</h1>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server has sanitised it. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: page.bodyHtml }} />
    </article>
  )
}
