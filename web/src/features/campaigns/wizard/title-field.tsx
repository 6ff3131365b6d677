import { useState } from 'react'
import { useTitle } from '../../../ui/page.tsx'

interface TitleFieldProps {
  title: string
  onChange: (title: string) => void
}

/** The page's heading, which is edited where it stands. A name is never empty, so an empty one is not kept. */
export function TitleField({ title, onChange }: TitleFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  useTitle(title)
  return (
    <h1 className="min-w-0 flex-1 font-semibold text-2xl max-md:basis-full md:text-3xl">
      <input
        aria-label="Name of the campaign"
        value={typed ?? title}
        maxLength={200}
        autoComplete="off"
        className="-mx-2 w-full truncate rounded-md bg-transparent px-2 py-1 hover:bg-wash focus:bg-paper-raised"
        onChange={({ target: { value } }) => {
          setTyped(value)
          if (value.trim() !== '') onChange(value.trim())
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </h1>
  )
}
