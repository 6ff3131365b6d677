import {
  Archive,
  ArchiveRestore,
  Download,
  EllipsisVertical,
  Heart,
  Lock,
  LockOpen,
  PencilLine,
  RotateCcw,
  Tag,
  Trash2,
  X,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuRadioGroup } from '../../../ui/menu.tsx'
import { AddToAlbum } from '../albums/add-to-album.tsx'
import { LazyArchiveDialog } from '../archives/lazy-archive-dialog.tsx'
import { LazyEditMany } from '../bulk-edit/lazy-edit-many.tsx'
import { deleteForGood, downloadOriginals, moveToTrash, restore, setPrivate } from '../data/actions.ts'
import { archive, rate, toggleFavourite } from '../data/mark-actions.ts'
import { ShareButton } from '../links/share-button.tsx'
import { LazyTagDialog } from './lazy-tag-dialog.tsx'

export interface SelectionBarProps {
  ids: readonly string[]
  onClear(): void
}

export function Bar({ ids, onClear, children }: SelectionBarProps & { children: ReactNode }) {
  return (
    <section
      aria-label="Selected photos"
      className="fixed inset-x-0 bottom-0 z-bar flex h-(--bar) animate-fade items-center gap-1 border-t bg-paper-raised px-2 pb-[env(safe-area-inset-bottom)] md:inset-x-auto md:top-3 md:bottom-auto md:left-1/2 md:h-14 md:-translate-x-1/2 md:rounded-lg md:border md:px-2 md:shadow-lift"
    >
      <IconButton label="Clear selection" onClick={onClear}>
        <X />
      </IconButton>
      <p role="status" className="mr-2 flex-1 whitespace-nowrap font-medium text-sm md:mr-4">
        {ids.length.toLocaleString('en')}
        <span className="max-sm:sr-only"> selected</span>
      </p>
      {children}
    </section>
  )
}

export function SelectionBar({
  ids,
  onClear,
  isPrivate = false,
  isArchive = false,
  more,
}: SelectionBarProps & {
  isPrivate?: boolean
  isArchive?: boolean
  /** Items at the end of the menu. */
  more?: ReactNode
}) {
  const [asks, setAsks] = useState<'tags' | 'edit' | 'download' | null>(null)
  const list = [...ids]
  return (
    <Bar ids={ids} onClear={onClear}>
      {!isPrivate && <AddToAlbum ids={ids} />}
      <IconButton label="Favourite" className="max-sm:hidden" onClick={() => void toggleFavourite(list)}>
        <Heart />
      </IconButton>
      <IconButton label="Edit tags" className="max-sm:hidden" onClick={() => setAsks('tags')}>
        <Tag />
      </IconButton>
      {!isPrivate && <ShareButton source={{ kind: 'photos', ids: list }} />}
      <IconButton
        label="Download"
        onClick={() => (list.length > 1 ? setAsks('download') : void downloadOriginals(list))}
      >
        <Download />
      </IconButton>
      <IconButton
        label="Move to trash"
        onClick={() => {
          void moveToTrash(list)
          onClear()
        }}
      >
        <Trash2 />
      </IconButton>
      <Menu
        trigger={
          <IconButton label="More actions">
            <EllipsisVertical />
          </IconButton>
        }
      >
        {/* A phone has no room for them beside the others. */}
        <MenuItem className="sm:hidden" icon={<Heart />} onSelect={() => void toggleFavourite(list)}>
          Favourite
        </MenuItem>
        <MenuItem className="sm:hidden" icon={<Tag />} onSelect={() => setAsks('tags')}>
          Edit tags
        </MenuItem>
        <MenuItem icon={<PencilLine />} onSelect={() => setAsks('edit')}>
          Edit date, place, title…
        </MenuItem>
        {!isPrivate && (
          <MenuItem
            icon={isArchive ? <ArchiveRestore /> : <Archive />}
            onSelect={() => {
              void archive(list, !isArchive)
              onClear()
            }}
          >
            {isArchive ? 'Move to the timeline' : 'Archive'}
          </MenuItem>
        )}
        <MenuRadioGroup
          label="Stars"
          value=""
          onValueChange={(stars) => void rate(list, Number(stars))}
          options={[5, 4, 3, 2, 1, 0].map((stars) => ({
            value: String(stars),
            label: stars === 0 ? 'No stars' : '★'.repeat(stars),
          }))}
        />
        <MenuItem
          icon={isPrivate ? <LockOpen /> : <Lock />}
          onSelect={() => {
            void setPrivate(list, !isPrivate)
            onClear()
          }}
        >
          {isPrivate ? 'Move to the timeline' : 'Make private'}
        </MenuItem>
        {more}
      </Menu>
      {asks === 'edit' && <LazyEditMany ids={list} onClose={() => setAsks(null)} />}
      {asks === 'tags' && <LazyTagDialog ids={list} onClose={() => setAsks(null)} />}
      {asks === 'download' && (
        <LazyArchiveDialog
          of={{ ids: list }}
          count={list.length}
          isPrivate={isPrivate}
          onClose={() => setAsks(null)}
        />
      )}
    </Bar>
  )
}

export function TrashSelectionBar({ ids, onClear }: SelectionBarProps) {
  const [asks, setAsks] = useState(false)
  const list = [...ids]
  return (
    <Bar ids={ids} onClear={onClear}>
      <Button
        variant="ghost"
        icon={<RotateCcw />}
        onClick={() => {
          void restore(list)
          onClear()
        }}
      >
        Restore
      </Button>
      <Button variant="ghost" icon={<Trash2 />} className="text-danger!" onClick={() => setAsks(true)}>
        Delete<span className="hidden sm:inline"> permanently</span>
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={`Permanently delete ${formatCount(list.length, 'photo')}?`}
        description="The originals and everything about them are removed. This cannot be undone."
        confirmLabel="Delete permanently"
        onConfirm={async () => {
          await deleteForGood(list)
          onClear()
        }}
      />
    </Bar>
  )
}
