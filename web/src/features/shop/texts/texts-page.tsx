import { useNavigate, useSearch } from '@tanstack/react-router'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { ShopGate, ShopPage } from '../shop-page.tsx'
import { FaqList } from './faq-list.tsx'
import { PageEditor } from './page-editor.tsx'
import { PAGE_WORDS } from './page-words.ts'

const TABS = [
  { value: 'faq', label: 'Questions' },
  ...Object.entries(PAGE_WORDS).map(([value, { label }]) => ({ value, label })),
]

export const TextsPage = () => (
  <ShopGate>
    <Texts />
  </ShopGate>
)

function Texts() {
  const search: { tab?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const tab = TABS.find(({ value }) => value === search.tab)?.value ?? 'faq'
  return (
    <ShopPage title="Texts" subtitle="What customers read besides the goods.">
      <FilterTabs
        label="Which text"
        options={TABS}
        value={tab}
        onValueChange={(value) => void navigate({ to: '/store/texts', search: { tab: value } })}
      />
      <div className="mt-4 max-w-3xl">
        {tab === 'faq' ? <FaqList /> : <PageEditor key={tab} kind={tab as keyof typeof PAGE_WORDS} />}
      </div>
    </ShopPage>
  )
}
