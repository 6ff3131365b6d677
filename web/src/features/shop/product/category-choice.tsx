import { useQuery } from '@tanstack/react-query'
import { toast } from '../../../ui/toast.tsx'
import { TriStateList } from '../../../ui/tri-state-list.tsx'
import { categories, createCategory } from '../data/categories-data.ts'

interface CategoryChoiceProps {
  ids: readonly string[]
  error: string | undefined
  onChange: (ids: string[]) => void
}

const MOST = 10

export function CategoryChoice({ ids, error, onChange }: CategoryChoiceProps) {
  const { data: all = [] } = useQuery(categories.query)

  async function create(title: string) {
    try {
      onChange([...ids, (await createCategory({ title })).id])
    } catch (failure) {
      toast.failed('The category was not added', failure)
    }
  }

  function choose(title: string, share: 'all' | 'none') {
    const id = all.find((category) => category.title === title)?.id
    if (!id) return
    if (share === 'none') return onChange(ids.filter((each) => each !== id))
    if (ids.length >= MOST) return toast.message(`A product is in at most ${MOST} categories`)
    onChange([...ids, id])
  }

  return (
    <div className="grid gap-1.5">
      <p aria-hidden="true" className="font-medium text-sm">
        Categories
      </p>
      <TriStateList
        label="Categories"
        placeholder="Find or add a category"
        options={all.map(({ id, title }) => ({ value: title, share: ids.includes(id) ? 'all' : 'none' }))}
        onChange={choose}
        onCreate={(title) => void create(title)}
        maxLength={80}
      />
      {error && (
        <p role="alert" className="text-danger text-note">
          {error}
        </p>
      )}
    </div>
  )
}
