import { Dialog } from '../../../ui/dialog.tsx'

const GROUPS: { title: string; keys: [string, string][] }[] = [
  {
    title: 'Gallery',
    keys: [
      ['← → ↑ ↓', 'Move between photos'],
      ['Home / End', 'First / last photo'],
      ['Enter', 'Open'],
      ['Space or X', 'Select'],
      ['Shift + click', 'Select a range'],
      ['Ctrl or ⌘ + A', 'Select all'],
      ['F', 'Favourite'],
      ['1 – 5 / 0', 'Stars / none'],
      ['E', 'Archive'],
      ['Delete', 'Move to trash'],
      ['Esc', 'Clear the selection'],
      ['/', 'Search'],
    ],
  },
  {
    title: 'Viewer',
    keys: [
      ['← →', 'Previous, next'],
      ['+ / − / 0', 'Zoom in, out, fit'],
      ['I', 'Show details'],
      ['F', 'Favourite'],
      ['1 – 5', 'Stars'],
      ['E', 'Archive'],
      ['R', 'Rotate and crop'],
      ['S', 'Slideshow'],
      ['Delete', 'Move to trash'],
      ['Esc', 'Close'],
    ],
  },
  {
    title: 'Rotate and crop',
    keys: [
      ['R / Shift + R', 'Turn right / left'],
      ['← → ↑ ↓', 'Move the crop'],
      ['Shift + ← → ↑ ↓', 'Change its size'],
      ['Enter', 'Save'],
      ['Esc', 'Cancel'],
    ],
  },
]

export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange(open: boolean): void
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="grid gap-5 pb-2">
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-2 font-semibold text-ink-soft text-sm">{title}</h3>
            <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2 text-sm">
              {keys.map(([key, does]) => (
                <div key={does} className="contents">
                  <dt>
                    <kbd className="whitespace-nowrap rounded-sm border bg-paper px-1.5 py-0.5 font-sans text-xs">
                      {key}
                    </kbd>
                  </dt>
                  <dd className="text-ink-soft">{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
