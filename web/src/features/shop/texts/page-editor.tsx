import { useQuery } from '@tanstack/react-query'
import { ExternalLink, Save } from 'lucide-react'
import type { ShopPage } from '../../../../../services/shop/pages/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { LeaveGuard } from '../../../ui/leave-guard.tsx'
import { SavedTick, useSaved } from '../../../ui/saved-tick.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { pagesQuery, writePage } from '../data/pages-data.ts'
import { useShop } from '../shop-page.tsx'
import { MarkdownField } from './markdown-field.tsx'
import { PAGE_WORDS } from './page-words.ts'

export function PageEditor({ kind }: { kind: ShopPage['kind'] }) {
  const { data: pages, error, refetch } = useQuery(pagesQuery)
  if (error && !pages)
    return <ErrorState error={error} title="This text could not be loaded" onRetry={refetch} />
  if (!pages) return <Skeleton className="h-80 rounded-lg" />
  return <Editor kind={kind} page={pages.find((page) => page.kind === kind)} />
}

function Editor({ kind, page }: { kind: ShopPage['kind']; page: ShopPage | undefined }) {
  const { handle } = useShop()
  const [saved, setSaved] = useSaved()
  const words = PAGE_WORDS[kind]
  const form = useForm({
    defaultValues: { title: page?.title || words.title, body: page?.body ?? '' },
    check: ({ title }) => ({ title: title.trim() === '' ? 'Give it a title' : undefined }),
    async send({ title, body }) {
      const written = await writePage(kind, { title: title.trim(), body })
      form.reset({ title: written.title, body: written.body })
      setSaved({})
    },
  })
  const body = form.choice('body')
  return (
    <form
      noValidate
      className="grid gap-4 rounded-lg border bg-paper-raised p-4 md:p-6"
      onSubmit={form.onSubmit}
    >
      <LeaveGuard isDirty={form.isDirty && !form.busy} />
      <p className="text-ink-soft text-sm leading-6">{words.hint}</p>
      <FormProblem error={form.error} />
      <TextField label="Title" maxLength={120} autoComplete="off" {...form.text('title')} />
      <MarkdownField
        label="Text"
        rows={14}
        maxLength={50_000}
        value={body.value}
        error={body.error}
        onChange={body.onValueChange}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <SavedTick saved={saved} />
        {page && page.body !== '' && (
          <Button asChild variant="ghost">
            <a href={`/shop/${handle}/pages/${kind}`} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden="true" />
              View
            </a>
          </Button>
        )}
        <Button type="submit" variant="primary" icon={<Save />} busy={form.busy} disabled={!form.isDirty}>
          Save
        </Button>
      </div>
    </form>
  )
}
