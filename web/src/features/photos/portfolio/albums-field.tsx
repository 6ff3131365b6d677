import { Plus, X } from 'lucide-react'
import {
  MOST_SHOWN_ALBUMS,
  type PortfolioSettings,
} from '../../../../../services/photos/portfolio/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { SortableList } from '../../../ui/sortable-list.tsx'

export interface ShownAlbum {
  id: string
  title: string
}

interface AlbumsFieldProps {
  albums: readonly ShownAlbum[]
  value: PortfolioSettings['albumIds']
  onValueChange: (value: string[]) => void
}

/** Which albums are shown, and in which order. */
export function AlbumsField({ albums, value, onValueChange }: AlbumsFieldProps) {
  const titles = new Map(albums.map(({ id, title }) => [id, title]))
  // An album in the trash keeps its place until it is gone for good.
  const nameOf = (id: string) => titles.get(id) ?? 'An album that is gone or in the trash'
  const others = albums.filter(({ id }) => !value.includes(id))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">Albums</legend>
      {value.length > 0 && (
        <SortableList
          label="Albums of the portfolio"
          items={value}
          keyOf={(id) => id}
          nameOf={nameOf}
          onArrange={onValueChange}
          render={(id) => (
            <div className="flex min-h-9 items-center gap-2">
              <span className="min-w-0 flex-1 truncate text-sm">{nameOf(id)}</span>
              <IconButton
                size="sm"
                label={`Do not show ${nameOf(id)}`}
                onClick={() => onValueChange(value.filter((each) => each !== id))}
              >
                <X />
              </IconButton>
            </div>
          )}
        />
      )}
      {albums.length === 0 ? (
        <p className="text-ink-soft text-sm">
          You have no albums yet. Make one of the photos that you want to show.
        </p>
      ) : (
        others.length > 0 &&
        value.length < MOST_SHOWN_ALBUMS && (
          <Menu
            align="start"
            trigger={
              <Button icon={<Plus />} className="justify-self-start">
                Add an album
              </Button>
            }
          >
            {others.map(({ id, title }) => (
              <MenuItem key={id} onSelect={() => onValueChange([...value, id])}>
                {title}
              </MenuItem>
            ))}
          </Menu>
        )
      )}
    </fieldset>
  )
}
